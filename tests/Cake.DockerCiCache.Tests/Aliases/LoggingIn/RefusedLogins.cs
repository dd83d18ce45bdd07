using System.Net;
using Cake.Core;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.LoggingIn;

public sealed class RefusedLogins
{
    private const string Open = "Error response from daemon: login attempt to https://reg.example/v2/ failed with status: 401 Unauthorized";

    private readonly FakeCake cake = new();

    [Theory]
    [InlineData(HttpStatusCode.OK, "docker was refused, though reg.example takes the credentials when it is asked again")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "reg.example: 503 Service Unavailable")]
    public void Are_tried_again_where_the_registry_itself_does_not_refuse(HttpStatusCode status, string reason)
    {
        cake.Docker.Answer("login", DockerReply.Fails(Open), DockerReply.Ok("Login Succeeded"));
        cake.Registry.Instead = _ => new HttpResponseMessage(status);

        LogIn();

        Assert.Equal(2, Logins);
        Assert.Single(cake.Log.Lines, l => l.StartsWith("login to reg.example: retry 1 of 4 in ", StringComparison.Ordinal) && l.EndsWith($", because {reason}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public void Are_not_where_it_does(HttpStatusCode status)
    {
        cake.Docker.Answer("login", DockerReply.Fails(Open));
        cake.Registry.Instead = _ => new HttpResponseMessage(status);

        var refused = Assert.Throws<CakeException>(LogIn);

        Assert.StartsWith($"login to reg.example as \"ci\" failed: {Open}\n", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, Logins);
        Assert.DoesNotContain(cake.Log.Lines, l => l.Contains("retry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Error response from daemon: Get \"https://reg.example/v2/\": unauthorized: incorrect username or password")]
    [InlineData("Error response from daemon: login attempt to https://reg.example/v2/ failed with status: 403 Forbidden")]
    public void By_a_token_server_or_with_another_status_are_not_asked_about(string words)
    {
        cake.Docker.Answer("login", DockerReply.Fails(words));
        Assert.Throws<CakeException>(LogIn);
        Assert.Equal(1, Logins);
        Assert.Empty(cake.Registry.Requests);
    }

    private int Logins => cake.Docker.Calls.Count(c => c.StartsWith("login"));

    private void LogIn() => cake.DockerCiLogin(new DockerCiLoginSettings
    {
        Registry = "reg.example",
        UserName = "ci",
        Password = "pass-of-refused-1",
        Retries = new() { FirstDelay = TimeSpan.FromMilliseconds(1) },
    });
}
