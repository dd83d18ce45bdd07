using System.Globalization;

namespace Cake.DockerCiCache.Ci;

/// <summary>The facts in aligned lines.</summary>
internal static class FactsText
{
    private const string NotKnown = "not known";

    public static string Of(DockerCiFacts facts)
    {
        var rows = Rows(facts).ToList();
        var width = rows.Max(r => r.Label.Length);
        return string.Join('\n', rows.Select(r => $"{r.Label.PadRight(width)}  {OneLine(r.Value)}"));
    }

    private static IEnumerable<(string Label, string Value)> Rows(DockerCiFacts facts)
    {
        yield return ("vendor", facts.VendorName);
        if (facts.Vendor is not DockerCiVendor.Local)
        {
            // A run is for one of the three; where none is given, none is known.
            var none = facts is { Branch: null, Tag: null, PullRequest: null } ? NotKnown : "none";
            yield return ("event", facts.Event ?? NotKnown);
            yield return ("branch", facts.Branch ?? none);
            yield return ("default branch", facts.DefaultBranch ?? NotKnown);
            yield return ("pull request", facts.PullRequest is { } request ? Text(request) : none);
            yield return ("merge queue", facts.IsMergeQueue ? "yes" : "no");
            yield return ("commit", facts.Commit ?? NotKnown);
            yield return ("tag", facts.Tag ?? none);
            yield return ("build", string.Join(", ", new[] { facts.BuildNumber ?? NotKnown, facts.BuildUrl }.OfType<string>()));
            yield return ("repository", facts.RepositoryUrl ?? NotKnown);
        }

        foreach (var text in facts.Registries.Select(Text).DefaultIfEmpty("none"))
        {
            yield return ("registry", text);
        }
    }

    private static string Text(DockerCiPullRequest request)
    {
        var fork = request.IsFromFork switch { true => "from a fork", false => "not from a fork", null => "from a fork or not: not known" };
        var commit = request.HeadCommit is null ? string.Empty : $" at {request.HeadCommit}";
        return $"{request.Number ?? "number not known"}, {fork}, head {request.HeadBranch ?? NotKnown}{commit}, base {request.BaseBranch ?? NotKnown}";
    }

    private static string Text(DockerCiRegistry registry)
    {
        string?[] parts =
        [
            $"{registry.Name}: {registry.Address ?? (registry.Image is null ? "Docker Hub" : "as in the image")}",
            registry.Image is { } image ? $"image {image}" : null,
            registry.PullPrefix is { } prefix ? $"pull prefix {prefix}" : null,
            registry.IsPullOnly ? "pull only" : null,
            registry.HasCredentials
                ? $"credentials: given ({registry.UserVariable}, {registry.PasswordVariable})"
                : $"credentials: missing ({string.Join(", ", registry.MissingVariables)})",
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    // A value with a line break could speak to the vendor's log as a command.
    private static string OneLine(string value) => string.Concat(value.Select(c => IsPrintable(c) ? c : '?'));

    private static bool IsPrintable(char c) => char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
