using System.Collections.Immutable;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>Gives builds their keys: the same for two builds of which Docker's own cache would say that they are the same.</summary>
internal static class ContentKeys
{
    // Another one whenever what is written below, or how, changes.
    private const string Format = "Cake.DockerCiCache content key 1";

    public static KeyOutcome Of(KeyRequest request)
    {
        string[] reasons = [.. UnknownInputs.Of(request).Distinct()];
        return reasons.Length > 0 ? new KeyOutcome.NoKey(reasons) : new KeyOutcome.ContentKey(Value(request));
    }

    private static string Value(KeyRequest request)
    {
        using var writer = new KeyWriter();
        writer.Text(Format);
        writer.Text(request.DockerfileText);
        writer.Optional(request.Target);
        writer.List(request.Platforms);
        writer.Text(request.BuildPlatform);
        writer.Map([.. ProxyArguments.WithNamed(request).Select(argument => KeyValuePair.Create(argument.Key, argument.Value!))]);
        writer.Map(request.Labels);
        writer.Optional(request.Network);
        writer.List(request.Options);
        WriteImages(writer, request);
        Write(writer, request.Context);
        WriteContexts(writer, request);
        return writer.Finish();
    }

    private static void WriteImages(KeyWriter writer, KeyRequest request)
    {
        var images = NeededImages.Of(request);
        writer.Map([.. images.Select(image => KeyValuePair.Create(image, NeededImages.WrittenDigest(image) ?? request.ImageDigests[image]))]);
    }

    // A folder is what is in it, wherever it is.
    private static void WriteContexts(KeyWriter writer, KeyRequest request)
    {
        writer.Number(request.BuildContexts.Count);
        foreach (var (name, source) in request.BuildContexts.OrderBy(context => context.Key, StringComparer.Ordinal))
        {
            var isFolder = ContextSource.Parse(source) is ContextSource.Folder;
            writer.Text(name);
            writer.Optional(isFolder ? null : source);
            if (isFolder)
            {
                Write(writer, request.Folders[name]);
            }
        }
    }

    private static void Write(KeyWriter writer, ContextListing listing)
    {
        writer.Text(listing.HashName);
        writer.Number(listing.Entries.Length);
        foreach (ref readonly var entry in InOrder(listing.Entries))
        {
            writer.Text(entry.Path);
            writer.Number((int)entry.Kind);
            writer.Number(entry.Mode);
            writer.Optional(entry.Target);
            writer.Hash(entry.Content);
        }
    }

    private static ReadOnlySpan<ContextEntry> InOrder(ImmutableArray<ContextEntry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (PathOrder.Compare(entries[i - 1].Path, entries[i].Path) > 0)
            {
                return entries.Sort(PathOrder.Instance).AsSpan();
            }
        }

        return entries.AsSpan();
    }
}
