using System.Text.Json;
using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Whether somebody has chosen a builder for buildx, by <c>docker buildx use</c> or a variable; if not, it is the engine's own.</summary>
/// <remarks>docker/buildx, builder/builder.go (New) and store/store.go (Current): the variable, then the file, then the folder.</remarks>
internal static class ChosenBuilder
{
    /// <summary>False only where that is sure.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The script's settings.</param>
    /// <param name="builders">The folder that buildx is given.</param>
    public static bool MayExist(ICakeContext context, ToolSettings settings, string builders) =>
        new RunVariables(context, settings).Find("BUILDX_BUILDER") is not null
        || !UserFolders.DefaultBuilders(context.FileSystem, builders).All(text => text is not null && IsEmpty(text));

    // buildx writes the file with every call, without a name where nothing was chosen.
    private static bool IsEmpty(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("Name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString()!.Length == 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
