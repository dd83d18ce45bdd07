using Cake.DockerCiCache.Contexts.Ignoring;

namespace Cake.DockerCiCache.Tests.Contexts;

public sealed class IgnoreFileLines
{
    [Theory]
    [InlineData("a\nb", "a b")]
    [InlineData("a\r\n\r\nb\r\n", "a b")]
    [InlineData("\uFEFF# a\nb", "b")]
    [InlineData("#a\n #b", "#b")]
    [InlineData("  a\t\n", "a")]
    [InlineData("! a", "!a")]
    [InlineData("/a/b/", "a/b")]
    [InlineData("//a", "a")]
    [InlineData("!/a", "!a")]
    [InlineData("./a/../b//c", "b/c")]
    [InlineData("/", "/")]
    [InlineData(".", ".")]
    [InlineData("/..", "/")]
    [InlineData("../a", "../a")]
    [InlineData("a/../..", "..")]
    [InlineData("!", "!")]
    [InlineData("/!a", "!a")]
    [InlineData("!!a", "!!a")]
    public void Are_cleaned_as_the_frontend_does(string text, string patterns) =>
        Assert.Equal(patterns, string.Join(' ', IgnoreFile.Read(".dockerignore", text).Select(line => line.Pattern)));

    [Fact]
    public void Keep_their_numbers()
    {
        Assert.Equal([2, 4], IgnoreFile.Read(".dockerignore", "# a\nb\n\nc").Select(line => line.Number));
    }

    [Fact]
    public void May_not_be_longer_than_the_frontend_can_read()
    {
        Assert.Single(IgnoreFile.Read(".dockerignore", new string('a', 65535)));
        var refusal = Assert.Throws<IgnoreFileException>(() => IgnoreFile.Read("x/.dockerignore", $"b\n{new string('é', 32768)}"));
        Assert.Equal("x/.dockerignore:2: The line is too long: 65535 bytes are the most.", refusal.Message);
    }

    [Fact]
    public void Must_be_UTF_8()
    {
        var refusal = Assert.Throws<IgnoreFileException>(() => IgnoreFile.Read(".dockerignore", "a\uFFFD"));
        Assert.Equal(".dockerignore: The file is not UTF-8. Save it as UTF-8.", refusal.Message);
    }
}
