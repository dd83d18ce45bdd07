namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A user with the credential helper "box", and what it holds.</summary>
internal static class BoxHelper
{
    public const string Program = "/usr/bin/docker-credential-box";

    public static FakeCake WithBox(this FakeCake cake, string holds = "{}", string configuration = """{"credsStore":"box"}""")
    {
        cake.Docker.Answer("list", DockerReply.Ok(holds));
        return cake.WithFile(Program).WithFile("/home/ci/.docker/config.json", configuration);
    }

    /// <summary>What docker leaves in the run's configuration when a helper took the login.</summary>
    public static FakeCake LogsIn(this FakeCake cake, string registry, string login)
    {
        cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"));
        cake.Docker.OnStart = call =>
        {
            if (call.StartsWith("login"))
            {
                cake.WithFile(call.Environment["DOCKER_CONFIG"] + "/config.json", """{"auths":{"REGISTRY":LOGIN},"credsStore":"box"}""".Replace("REGISTRY", registry, StringComparison.Ordinal).Replace("LOGIN", login, StringComparison.Ordinal));
            }
        };
        return cake;
    }
}
