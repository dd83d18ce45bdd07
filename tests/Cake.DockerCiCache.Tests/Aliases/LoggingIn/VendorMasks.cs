using System.Text;
using Cake.DockerCiCache.Aliases.LoggingIn;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.LoggingIn;

public sealed class VendorMasks
{
    [Theory]
    [InlineData(DockerCiVendor.GitHubActions, "::add-mask::a%25b-91x", "::add-mask::Y2k6YSViLTkxeA==")]
    [InlineData(DockerCiVendor.AzurePipelines, "##vso[task.setsecret]a%AZP25b-91x", "##vso[task.setsecret]Y2k6YSViLTkxeA==")]
    [InlineData(DockerCiVendor.GitLabCi)]
    [InlineData(DockerCiVendor.Local)]
    public void Are_in_the_vendors_own_words(DockerCiVendor vendor, params string[] lines) =>
        Assert.Equal(lines, VendorMask.Lines(vendor, new("ghcr.io", "ci", "a%b-91x")));

    [Fact]
    public void Of_a_file_are_one_for_each_line_that_can_be_a_secret() => Assert.Equal(
        ["::add-mask::\"key\": \"MII-1\"", "::add-mask::" + Convert.ToBase64String(Encoding.UTF8.GetBytes("k:{\n\"key\": \"MII-1\"\n}"))],
        VendorMask.Lines(DockerCiVendor.GitHubActions, new("gcr.io", "k", "{\n\"key\": \"MII-1\"\n}")));

    [Fact]
    public void Come_before_docker_gets_the_password()
    {
        var cake = new FakeCake().WithVariable("GITHUB_ACTIONS", "true").WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-vm01");
        cake.Docker.Answer("login", DockerReply.Ok());
        cake.Docker.OnStart = _ => Assert.Contains("::add-mask::pass-vm01", cake.Console.Lines);
        cake.DockerCiLogin();
        Assert.Single(cake.Docker.Actions);
    }
}
