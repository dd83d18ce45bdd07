using Cake.DockerCiCache.Contexts.Keys;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Contexts;

public sealed class KeysOfBuilds
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab/.-\0é"], 1, 6];

    private static readonly Gen<ContextEntry> Entry =
        from path in Name
        from kind in Gen.Int[1, 6]
        from mode in Gen.Int[0, 4095]
        from text in Gen.String[0, 3]
        from hasTarget in Gen.Bool
        select KeyRequests.Entry(path, text, mode) with { Kind = (EntryKind)kind, Target = hasTarget ? text : null };

    private static readonly Gen<ContextEntry[]> Entries = Entry.Array[0, 6].Select(entries => entries.DistinctBy(entry => entry.Path).ToArray());

    private static readonly Gen<Dictionary<string, string>> Pairs = Gen.Select(Name, Gen.String[0, 3]).Array[0, 3]
        .Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private static readonly Gen<KeyRequest> Request =
        from entries in Entries
        from arguments in Pairs
        from labels in Pairs
        from options in Gen.String[0, 2].Array[0, 3]
        from hasTarget in Gen.Bool
        select KeyRequests.Of(KeyRequests.Dockerfile) with
        {
            Context = KeyRequests.Listing([.. entries]),
            BuildArgs = arguments.ToDictionary(pair => pair.Key, string? (pair) => pair.Value),
            Labels = labels,
            Options = options,
            Target = hasTarget ? options.FirstOrDefault("") : null,
        };

    private static readonly IReadOnlyDictionary<string, Func<KeyRequest, KeyRequest>> Changes = new Dictionary<string, Func<KeyRequest, KeyRequest>>
    {
        ["a file's content"] = WithFirst(entry => entry with { Content = KeyRequests.Entry("x", "other content").Content }),
        ["a mode"] = WithFirst(entry => entry with { Mode = entry.Mode ^ 0b1_000 }),
        ["a name"] = WithFirst(entry => entry with { Path = entry.Path + "_" }),
        ["a kind"] = WithFirst(entry => entry with { Kind = entry.Kind == EntryKind.File ? EntryKind.Link : EntryKind.File }),
        ["a link's target"] = WithFirst(entry => entry with { Target = entry.Target + "_" }),
        ["one file more"] = request => request with { Context = KeyRequests.Listing([.. request.Context.Entries, KeyRequests.Entry("new", "")]) },
        ["one file less"] = request => request with { Context = KeyRequests.Listing([.. request.Context.Entries.Skip(1)]) },
        ["how files are hashed"] = request => request with { Context = request.Context with { HashName = "git-sha256" } },
        ["the Dockerfile"] = request => request with { DockerfileText = request.DockerfileText + "\n# more" },
        ["a base image's digest"] = request => request with
        {
            ImageDigests = new Dictionary<string, string>(request.ImageDigests) { ["alpine"] = "sha256:cc" },
        },
        ["the target"] = request => request with { Target = request.Target + "_" },
        ["the platform"] = request => request with { Platforms = ["linux/arm64"] },
        ["one platform more"] = request => request with { Platforms = ["linux/amd64", "linux/arm64"] },
        ["the machine's platform"] = request => request with { BuildPlatform = "linux/arm64" },
        ["an argument's value"] = request => request with
        {
            BuildArgs = new Dictionary<string, string?>(request.BuildArgs) { ["a"] = request.BuildArgs.GetValueOrDefault("a") + "_" },
        },
        ["one argument more"] = request => request with { BuildArgs = new Dictionary<string, string?>(request.BuildArgs) { ["NEW"] = "" } },
        ["a label"] = request => request with { Labels = new Dictionary<string, string>(request.Labels) { ["NEW"] = "" } },
        ["the network"] = request => request with { Network = "none" },
        ["an option"] = request => request with { Options = [.. request.Options, ""] },
        ["a named context"] = request => request with
        {
            BuildContexts = new Dictionary<string, string> { ["more"] = "../more" },
            Folders = new Dictionary<string, ContextListing> { ["more"] = KeyRequests.Listing() },
        },
    };

    public static TheoryData<string> ChangeNames { get; } = [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Change_with(string change) => Request.Where(request => request.Context.Entries.Length > 0).Sample(request =>
        Assert.NotEqual(KeyRequests.Key(request), KeyRequests.Key(Changes[change](request))));

    [Fact]
    public void Of_two_different_requests_differ()
    {
        Gen.Select(Request, Request).Sample((a, b) => Assert.Equal(Written(a) == Written(b), KeyRequests.Key(a) == KeyRequests.Key(b)));
    }

    [Fact]
    public void Do_not_depend_on_any_order()
    {
        Gen.Select(Request, Gen.Int).Sample((request, seed) => Assert.Equal(KeyRequests.Key(request), KeyRequests.Key(request with
        {
            Context = KeyRequests.Listing([.. request.Context.Entries.OrderBy(entry => HashCode.Combine(entry.Path, seed))]),
            BuildArgs = request.BuildArgs.Reverse().ToDictionary(),
            Labels = request.Labels.Reverse().ToDictionary(),
            ImageDigests = request.ImageDigests.Reverse().ToDictionary(),
        })));
    }

    [Fact]
    public void Do_not_depend_on_images_that_are_not_needed_and_folders_paths()
    {
        var request = KeyRequests.Of(KeyRequests.Dockerfile) with
        {
            BuildContexts = new Dictionary<string, string> { ["more"] = "/home/a/more" },
            Folders = new Dictionary<string, ContextListing> { ["more"] = KeyRequests.Listing(KeyRequests.Entry("x", "X")) },
        };
        var elsewhere = request with
        {
            BuildContexts = new Dictionary<string, string> { ["more"] = "../more" },
            ImageDigests = new Dictionary<string, string>(request.ImageDigests) { ["debian"] = "sha256:dd" },
        };
        Assert.Equal(KeyRequests.Key(request), KeyRequests.Key(elsewhere));
        Assert.NotEqual(KeyRequests.Key(request), KeyRequests.Key(request with
        {
            Folders = new Dictionary<string, ContextListing> { ["more"] = KeyRequests.Listing(KeyRequests.Entry("x", "Y")) },
        }));
    }

    [Fact]
    public void Stay_what_they_were_in_earlier_versions()
    {
        var key = Assert.IsType<KeyOutcome.ContentKey>(ContentKeys.Of(KeyRequests.Of(KeyRequests.Dockerfile)));
        Assert.Equal("dacc7782de81f087fd4c8adc43a88c6d24b39f4e6f1115ca95199276d86f3274", key.Value);
        Assert.Equal("key-" + key.Value[..40], key.Tag);
    }

    private static Func<KeyRequest, KeyRequest> WithFirst(Func<ContextEntry, ContextEntry> change) =>
        request => request with { Context = KeyRequests.Listing([change(request.Context.Entries[0]), .. request.Context.Entries.Skip(1)]) };

    private static string Written(KeyRequest request) => System.Text.Json.JsonSerializer.Serialize(new
    {
        Entries = request.Context.Entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry => $"{entry}"),
        Arguments = new SortedDictionary<string, string?>(request.BuildArgs.ToDictionary(), StringComparer.Ordinal),
        Labels = new SortedDictionary<string, string>(request.Labels.ToDictionary(), StringComparer.Ordinal),
        request.Options,
        request.Target,
    });
}
