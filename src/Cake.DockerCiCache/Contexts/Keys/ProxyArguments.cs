using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>The proxies of Docker's configuration, which docker and buildx hand on as build arguments.</summary>
/// <remarks>
/// Docker's cache looks at them only where the Dockerfile declares them (docs.docker.com/reference/dockerfile/#predefined-args), so they
/// are in the key where a stage that is needed has the name of one. They may hold passwords: names alone may be shown.
/// </remarks>
internal static partial class ProxyArguments
{
    /// <summary>The build arguments with the proxies that the Dockerfile names; as for docker, a given argument comes first.</summary>
    public static IReadOnlyCollection<KeyValuePair<string, string?>> WithNamed(KeyRequest request) =>
    [
        .. request.BuildArgs,
        .. Open(request).Where(name => request.Proxies?.ContainsKey(name) is true).Select(name => KeyValuePair.Create(name, (string?)request.Proxies![name])),
    ];

    /// <summary>The variables that the Dockerfile names, and no argument gives.</summary>
    public static IEnumerable<string> Open(KeyRequest request) => NamesIn(Needed(request)).Where(name => !request.BuildArgs.ContainsKey(name));

    /// <summary>Whether an instruction of a base image names a variable that is not in the key already.</summary>
    public static bool AreOpenIn(string trigger, KeyRequest request) =>
        NamesIn(trigger).Except(request.BuildArgs.Keys.Concat(Open(request)), StringComparer.Ordinal).Any();

    // What stands before the first stage counts for all.
    private static string Needed(KeyRequest request)
    {
        var lines = request.DockerfileText.Split('\n');
        List<int> starts = [.. request.Graph.Stages.Select(stage => stage.Line - 1), lines.Length];
        return string.Join('\n', request.Graph.Required.SelectMany(index => lines[starts[index]..starts[index + 1]]).Concat(lines[..starts[0]]));
    }

    // A name may go on in the next line.
    private static IEnumerable<string> NamesIn(string text) => Name().Matches(text).Concat(Name().Matches(Continuation().Replace(text, string.Empty)))
        .Select(match => match.Value)
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<!\w)((HTTPS?|FTP|NO|ALL)_PROXY|(https?|ftp|no|all)_proxy)(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"[\\`][ \t]*\r?\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Continuation();
}
