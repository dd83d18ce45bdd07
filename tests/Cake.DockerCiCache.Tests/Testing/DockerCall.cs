using System.Text;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>One process that was asked for.</summary>
internal sealed record DockerCall(FilePath Tool, ProcessSettings Settings, FakeProcess Process)
{
    /// <summary>The arguments, as .NET takes the command line apart.</summary>
    public IReadOnlyList<string> Arguments { get; } = DotNetArguments.Split(Settings.Arguments.Render());

    public IDictionary<string, string> Environment => Settings.EnvironmentVariables;

    /// <summary>Null when standard input is left as it is.</summary>
    public string? StandardInput => Settings.StandardInput is { } input ? Encoding.UTF8.GetString(input.Span) : null;

    public string Line => string.Join(' ', Arguments);

    public bool StartsWith(string prefix) => Line == prefix || Line.StartsWith(prefix + " ", StringComparison.Ordinal);
}
