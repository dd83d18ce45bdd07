using Cake.Core;
using Cake.DockerCiCache.Planning.Tagging;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>The tags and labels of an image: the script's own, and those that the run gives where settings ask for them.</summary>
internal static class CiNames
{
    /// <exception cref="DockerCiSettingsException">A rule can't be used, or none gives a tag where the script gives none either.</exception>
    public static ICollection<string> Tags(ICakeContext context, DockerCiBuildSettings settings)
    {
        if (settings.TagRules is not { IsEmpty: false } rules)
        {
            return settings.Tags;
        }

        var facts = context.DockerCiEnvironment();
        ICollection<string> tags = [.. settings.Tags, .. ImageTags.Of(rules, facts, settings.DefaultBranch, RunTime.Of(context))];
        return tags.Count > 0 ? tags : throw ImageTags.NoneFor(facts);
    }

    public static IReadOnlyDictionary<string, string> Labels(ICakeContext context, DockerCiBuildSettings settings)
    {
        if (!settings.OciLabels)
        {
            return settings.Labels.AsReadOnly();
        }

        var ofRun = ImageLabels.Of(context.DockerCiEnvironment(), settings.CreatedLabel ? RunTime.Of(context) : null);
        return ofRun.Where(l => !settings.Labels.ContainsKey(l.Key)).Concat(settings.Labels).ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);
    }
}
