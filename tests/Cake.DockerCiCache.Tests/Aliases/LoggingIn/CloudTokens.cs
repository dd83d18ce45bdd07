using Cake.Core;
using Cake.DockerCiCache.Aliases.LoggingIn;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.LoggingIn;

public sealed class CloudTokens
{
    private const string Ecr = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

    private readonly FakeCake cake = new();

    public CloudTokens() => cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"));

    [Theory]
    [InlineData(Ecr, "AWS: aws ecr get-login-password --region eu-west-1")]
    [InlineData("https://" + Ecr, "AWS: aws ecr get-login-password --region eu-west-1")]
    [InlineData("123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com", "AWS: aws ecr get-login-password --region us-gov-west-1")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", "AWS: aws ecr get-login-password --region cn-north-1")]
    [InlineData("123456789012.dkr-ecr.eu-west-1.on.aws", "AWS: aws ecr get-login-password --region eu-west-1")]
    [InlineData("public.ecr.aws", "AWS: aws ecr-public get-login-password --region us-east-1")]
    [InlineData("gcr.io", "oauth2accesstoken: gcloud auth print-access-token")]
    [InlineData("eu.gcr.io", "oauth2accesstoken: gcloud auth print-access-token")]
    [InlineData("europe-west1-docker.pkg.dev", "oauth2accesstoken: gcloud auth print-access-token")]
    [InlineData("acme.azurecr.io", "00000000-0000-0000-0000-000000000000: az acr login --name acme --expose-token --output tsv --query accessToken")]
    [InlineData("ghcr.io", null)]
    [InlineData("12.dkr.ecr.eu-west-1.amazonaws.com", null)]
    [InlineData("evil-gcr.io", null)]
    [InlineData(Ecr + ".evil.example", null)]
    [InlineData(null, null)]
    public void Come_from_the_clouds_own_command_line(string? registry, string? expected)
    {
        var command = TokenCommand.For(registry);
        Assert.Equal(expected, command is null ? null : $"{command.User}: {command.Program} {string.Join(' ', command.Arguments)}");
    }

    [Theory]
    [InlineData("REGISTRY", Ecr)]
    [InlineData("CACHE_IMAGE", Ecr + "/acme/web")]
    public void Are_asked_for_when_nothing_else_is_given(string variable, string value)
    {
        cake.WithFile("/usr/bin/aws").WithVariable(variable, value).Docker.Answer("ecr", DockerReply.Ok("pass-aw01"));
        cake.DockerCiLogin();
        Assert.Equal((2, $"login --username AWS --password-stdin {Ecr}", "pass-aw01"), (cake.Docker.Actions.Count(), cake.Docker.LastCall.Line, cake.Docker.LastCall.StandardInput));
        Assert.Contains($"logged in to {Ecr} as AWS", cake.Log.Lines);
    }

    [Fact]
    public void Are_not_asked_for_where_there_are_credentials()
    {
        cake.WithFile("/usr/bin/aws").WithVariable("REGISTRY", Ecr).WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-aw02");
        cake.DockerCiLogin();
        Assert.Equal("pass-aw02", Assert.Single(cake.Docker.Actions).StandardInput);
    }

    [Fact]
    public void Are_not_asked_for_a_registry_that_is_not_meant()
    {
        cake.WithFile("/usr/bin/aws").WithFile("/usr/bin/gcloud").WithVariable("CI", "true");
        cake.DockerCiLogin();
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void That_cannot_be_had_are_an_error_in_the_programs_words()
    {
        cake.WithFile("/usr/bin/aws").WithVariable("CI", "true").Docker.Answer("ecr", DockerReply.Fails("Unable to locate credentials.", exitCode: 255));
        var error = Assert.Throws<CakeException>(() => cake.DockerCiLogin(new DockerCiLoginSettings { Registry = Ecr }));
        Assert.Equal((255, $"login to {Ecr}: aws ecr get-login-password --region eu-west-1 failed with exit code 255: Unable to locate credentials."), (error.ExitCode, error.Message));
    }

    [Fact]
    public void Name_the_program_that_would_give_one()
    {
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiLogin(new DockerCiLoginSettings { Registry = Ecr }));
        Assert.EndsWith($"; or put aws on PATH, which gives a token for {Ecr}", error.Message, StringComparison.Ordinal);
    }
}
