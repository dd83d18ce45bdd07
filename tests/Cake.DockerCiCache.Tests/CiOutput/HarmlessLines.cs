using Cake.DockerCiCache.CiOutput;
using CsCheck;

namespace Cake.DockerCiCache.Tests.CiOutput;

public sealed class HarmlessLines
{
    // Characters of which commands are made, and some that a comparison by culture overlooks.
    private static readonly Gen<string> Nasty =
        Gen.OneOf(
            Gen.Char[":#[] \t\r\n\u001b\u00ad\u200b\u200d\ufe0f\u0007éx"].Select(c => c.ToString()),
            OneOf("::", "##[", "##vso[", "##VSO[", "##teamcity[", "error", "add-mask", "set-output name=a", "]", "group"))
        .Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("#12 0.312 make: *** No rule to make target 'all'.  Stop.")]
    [InlineData("#5 [builder 2/2] RUN echo a::b")]
    [InlineData("std::vector<int> is no type")]
    [InlineData(": a colon, and :another: one")]
    [InlineData("a # b ## c [d] #[e] ###")]
    [InlineData("\u001b[1m#12 DONE 0.2s\u001b[0m")]
    [InlineData("")]
    [InlineData("https://example.com/#a[1]")]
    public void Stay_as_they_are(string line) => Assert.Equal(line, HarmlessText.Of(line));

    [Theory]
    [InlineData("::error::no", ": :error::no")]
    [InlineData("  \t::add-mask::a", "  \t: :add-mask::a")]
    [InlineData(":::group::", ": ::group::")]
    [InlineData("\u00ad:\u200b:error::no", "\u00ad: \u200b:error::no")]
    [InlineData("#5 0.1 ##[add-path]/evil", "#5 0.1 # #[add-path]/evil")]
    [InlineData("x ##vso[task.setvariable variable=PATH]/evil", "x # #vso[task.setvariable variable=PATH]/evil")]
    [InlineData("###VSO[task.complete]", "## #VSO[task.complete]")]
    [InlineData("##teamcity[buildStop]##teamcity[x]", "# #teamcity[buildStop]# #teamcity[x]")]
    [InlineData("#\u00ad#v\u200bso[task.x]", "# \u00ad#v\u200bso[task.x]")]
    [InlineData("first\n::error::no\nlast", "first\n: :error::no\nlast")]
    [InlineData("first\r::error::no", "first\r: :error::no")]
    public void Are_told_apart_from_commands(string line, string expected) => Assert.Equal(expected, HarmlessText.Of(line));

    [Fact]
    public void Hold_no_command_for_any_runner()
    {
        Nasty.Sample(
            text => Assert.All(HarmlessText.Of(text).Split('\r', '\n'), line =>
            {
                var ascii = string.Concat(line.Where(c => c is >= ' ' and <= '~'));
                Assert.Null(GitHubRunner.CommandIn(line));
                Assert.Null(GitHubRunner.CommandInAnyCulture(line));
                Assert.DoesNotContain("##vso[", ascii, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("##teamcity[", ascii, StringComparison.OrdinalIgnoreCase);
            }),
            iter: 20_000);
    }

    [Fact]
    public void Are_the_same_when_made_harmless_again() => Nasty.Sample(text => Assert.Equal(HarmlessText.Of(text), HarmlessText.Of(HarmlessText.Of(text))), iter: 20_000);

    [Fact]
    public void Lose_no_character_but_blanks() =>
        Nasty.Sample(text => Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), HarmlessText.Of(text).Replace(" ", "", StringComparison.Ordinal)), iter: 20_000);

    [Theory]
    [InlineData("#")]
    [InlineData("##a")]
    [InlineData("#é#")]
    [InlineData("é")]
    [InlineData(" :")]
    public void Are_soon_found_in_a_long_line(string part)
    {
        var line = string.Concat(Enumerable.Repeat(part, 300_000));
        Assert.Equal(line.Length, HarmlessText.Of(line).Replace("# #", "##", StringComparison.Ordinal).Length);
    }

    [Theory]
    [InlineData("::error::no")]
    [InlineData("\u00ad:\u200b:error::no")]
    [InlineData("x ##[add-path]/evil")]
    [InlineData("#\u200b#[add-path]/evil")]
    public void Would_be_commands_otherwise(string line) => Assert.NotNull(GitHubRunner.CommandInAnyCulture(line));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
