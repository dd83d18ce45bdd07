using Cake.DockerCiCache.Ci;

namespace Cake.DockerCiCache.Tests.Ci;

public sealed class AddressesOfRepositories
{
    [Theory]
    [InlineData("https://github.com/acme/web", "https://github.com/acme/web")]
    [InlineData("https://github.com/acme/web.git", "https://github.com/acme/web")]
    [InlineData("https://github.com/acme/web/", "https://github.com/acme/web")]
    [InlineData("http://gitea.local:3000/acme/web.git", "http://gitea.local:3000/acme/web")]
    [InlineData("git@github.com:acme/web.git", "https://github.com/acme/web")]
    [InlineData("ssh://git@example.com:2222/acme/web.git", "https://example.com/acme/web")]
    [InlineData("git://github.com/acme/web.git", "https://github.com/acme/web")]
    [InlineData("https://acme@dev.azure.com/acme/Shop/_git/web", "https://dev.azure.com/acme/Shop/_git/web")]
    [InlineData("https://user:token@example.com/acme/web.git", "https://example.com/acme/web")]
    [InlineData("https://user:to@ken@example.com/acme/web.git?token=x#y", "https://example.com/acme/web")]
    [InlineData("/srv/git/web.git", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Become_pages_without_credentials(string? address, string? page) => Assert.Equal(page, GitUrl.Page(address));

    [Theory]
    [InlineData("git@github.com:acme/web.git", "https://github.com/Acme/web", true)]
    [InlineData("https://github.com/acme/web.git", "git://github.com/other/web.git", false)]
    [InlineData("https://github.com/acme/web.git", null, null)]
    public void Are_the_same_however_they_are_written(string left, string? right, bool? same) => Assert.Equal(same, GitUrl.AreSame(left, right));
}
