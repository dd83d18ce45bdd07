using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Tests.Testing;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Engines.Processes;

public sealed class CommandLines
{
    [Theory]
    [InlineData("build", "build")]
    [InlineData("", "\"\"")]
    [InlineData(".", ".")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a\tb", "\"a\tb\"")]
    [InlineData("line\nbreak", "\"line\nbreak\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("\"", "\"\\\"\"")]
    [InlineData(@"C:\Program Files\x", "\"C:\\Program Files\\x\"")]
    [InlineData(@"C:\x\", @"C:\x\")]
    [InlineData(@"C:\a b\", "\"C:\\a b\\\\\"")]
    [InlineData(@"a\""b", "\"a\\\\\\\"b\"")]
    [InlineData("{{json .}}", "\"{{json .}}\"")]
    [InlineData("$HOME;rm", "$HOME;rm")]
    [InlineData("'a", "'a")]
    public void Quote_what_needs_it_and_nothing_else(string argument, string quoted)
    {
        Assert.Equal(quoted, CommandLine.Quote(argument));
        Assert.Equal([argument], DotNetArguments.Split(quoted));
    }

    [Fact]
    public void Are_taken_apart_into_what_was_put_in()
    {
        var argument = Gen.OneOf(Gen.Char["ab\\\"\"\\ \t\n'=é{}"].Array[0, 12].Select(c => new string(c)), Gen.String.Where(s => !s.Contains('\0')));
        argument.Array[0, 6].Sample(arguments => Assert.Equal(arguments, DotNetArguments.Split(CommandLine.Of(arguments).Render())), iter: 5000);
    }
}

/// <summary>The tests' own reading of .NET's rules, with the examples of its documentation.</summary>
public sealed class CommandLinesOfDotNet
{
    [Theory]
    [InlineData("  a   b\tc ", "a", "b", "c")]
    [InlineData("\"a b c\" d", "a b c", "d")]
    [InlineData("a\"b c\"d", "ab cd")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData(@"\\a\b", @"\\a\b")]
    [InlineData("\\\"a", "\"a")]
    [InlineData("a\\\\\\\"b", "a\\\"b")]
    [InlineData("\"a\\\\\" b", "a\\", "b")]
    public void Are_taken_apart(string line, params string[] arguments) => Assert.Equal(arguments, DotNetArguments.Split(line));
}
