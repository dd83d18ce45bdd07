using System.Text.RegularExpressions;
using Cake.DockerCiCache.Contexts.Ignoring;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Contexts;

public sealed class IgnorePatterns
{
    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/b/c", false)]
    [InlineData("*", ".a", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("a/*", "a/b", true)]
    [InlineData("?", "𝒳", true)]
    [InlineData("?", "/", false)]
    [InlineData("**", "a/b", true)]
    [InlineData("**/a", "a", true)]
    [InlineData("**/a", "b/c/a", true)]
    [InlineData("**/a", "ba", false)]
    [InlineData("**a", "b/ca", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/c/d/b", true)]
    [InlineData("a/**b", "a/cb", false)]
    [InlineData("**/*.md", "docs/a.md", true)]
    [InlineData("**/*.md", "docs/a.md.txt", false)]
    [InlineData("[a-c]", "b", true)]
    [InlineData("[^a-c]", "b", false)]
    [InlineData("[^a]", "/", true)]
    [InlineData("[a\\]]", "]", true)]
    [InlineData("[a*]", "aa]", true)]
    [InlineData("[𝒳-𝒵]", "𝒴", true)]
    [InlineData("a.b*", "axb", false)]
    [InlineData("a{1}", "a{1}", true)]
    [InlineData("*{1", "x{1", true)]
    [InlineData("^a", "^a", true)]
    [InlineData("^a*", "ab", true)]
    [InlineData("^a*", "^ab", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("*.*.*", "a.b.c", true)]
    public void Match_what_buildx_matches(string pattern, string path, bool matches) =>
        Assert.Equal(matches, Parse(pattern, ContextClient.Buildx).Matches(path));

    [Theory]
    [InlineData("**a", "ba", false)]
    [InlineData("^a", "a", true)]
    [InlineData("a$", "a$", true)]
    public void Match_what_the_older_client_matches(string pattern, string path, bool matches) =>
        Assert.Equal(matches, Parse(pattern, ContextClient.BuiltIn).Matches(path));

    [Theory]
    [InlineData("a[", "a bracket or a backslash is not complete")]
    [InlineData("a\\", "a bracket or a backslash is not complete")]
    [InlineData("[]", "a bracket or a backslash is not complete")]
    [InlineData("[a-]", "a bracket or a backslash is not complete")]
    [InlineData("!", "nothing follows the exclamation mark")]
    [InlineData("x*[", "a class has no end")]
    [InlineData("x*\\", "something is missing at the end")]
    [InlineData("[b-a]", "a range ends before it starts")]
    [InlineData("bin\\obj", "\"\\o\" is no folder \"o\", and a class or an error to Go's regular expressions")]
    [InlineData("[[:alpha:]]", "a class in a class, such as [:alpha:], is not read here")]
    [InlineData("a*|b", "\"|\" is a sign of regular expressions to Docker's client; put a backslash before it")]
    [InlineData("*a{2,3}", "\"{\" is a sign of regular expressions to Docker's client; put a backslash before it")]
    public void That_cannot_be_read_say_where_and_why(string pattern, string why)
    {
        var refusal = Assert.Throws<IgnoreFileException>(() => Parse(pattern, ContextClient.Buildx));
        Assert.Equal(
            $".dockerignore:3: The pattern \"{pattern}\": {why}. Mend it; see https://docs.docker.com/build/concepts/context/#syntax.",
            refusal.Message);
        Assert.Equal((".dockerignore", 3), (refusal.File, refusal.Line));
    }

    [Theory]
    [InlineData("a(b)")]
    [InlineData("a+b")]
    public void That_the_older_client_takes_for_an_expression_are_refused(string pattern)
    {
        Assert.Throws<IgnoreFileException>(() => Parse(pattern, ContextClient.BuiltIn));
        Assert.True(Parse(pattern, ContextClient.Buildx).Matches(pattern));
    }

    [Theory]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("..")]
    public void Of_places_outside_match_nothing_inside(string pattern) => Assert.False(Parse(pattern, ContextClient.Buildx).Matches("a"));

    [Fact]
    public void Are_the_regular_expression_that_they_are_turned_into()
    {
        string[] parts = ["a", "b", "*", "?", ".", "-", "[ab]", "[^a]", "\\*", "x"];
        var part = Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[1, 4].Select(string.Concat).Where(text => !text.Contains("**"));
        var pattern = Gen.OneOf(part, Gen.Const("**")).Array[1, 4].Select(all => CleanPath.Of(string.Join('/', all)));
        var path = Gen.String[Gen.Char["ab.-*/x"], 1, 8];
        Gen.Select(pattern, path).Sample((pattern, path) =>
        {
            var expression = new Regex($"\\A{PatternTranslation.Of(pattern, ContextClient.BuiltIn).Expression}\\z", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Equal(expression.IsMatch(path), Parse(pattern, ContextClient.Buildx).Matches(path));
            Assert.Equal(expression.IsMatch(path), Parse(pattern, ContextClient.BuiltIn).Matches(path));
        });
    }

    private static IgnorePattern Parse(string pattern, ContextClient client) => IgnorePattern.Parse(new IgnoreLine(pattern, ".dockerignore", 3), client)!;
}
