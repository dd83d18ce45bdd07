namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>A line cut into its keyword, its flags and the rest.</summary>
/// <param name="Keyword">The first word as written.</param>
/// <param name="Flags">The words that start with <c>--</c> and follow the keyword, quotes and escapes taken off.</param>
/// <param name="Arguments">What follows the flags, trimmed.</param>
/// <param name="Text">Flags and arguments as written.</param>
internal sealed record CommandLine(string Keyword, IReadOnlyList<string> Flags, string Arguments, string Text)
{
    public static CommandLine Parse(string line, char escape)
    {
        var (keyword, rest) = Whitespace.Cut(line.Trim());
        var flags = new FlagReader(rest ?? string.Empty, escape);
        var words = flags.Read();
        return new CommandLine(keyword, words, flags.Rest.Trim(), rest ?? string.Empty);
    }
}
