using Cake.Core;
using Cake.DockerCiCache.CiOutput;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>Tells later steps and jobs what was built and pushed, in every way that the vendor or the script knows.</summary>
internal sealed class CiOutputs(ICakeContext context, CiLog log, CiSettings settings)
{
    private const string StepOutputs = "GITHUB_OUTPUT";
    private const string Summary = "GITHUB_STEP_SUMMARY";
    private const string DotEnv = "DOCKERCI_DOTENV";
    private const string Json = "DOCKERCI_OUTPUT";

    public void TellBuilt(RunOutput output)
    {
        Tell(output);
        AppendToVendors(Summary, StepSummary.OfBuild(output));
    }

    /// <param name="built">What the build told; null where the result is a script's own.</param>
    /// <param name="digests">The digest of each reference that was pushed.</param>
    public void TellPushed(RunOutput? built, IReadOnlyDictionary<string, string> digests)
    {
        if (built is null)
        {
            return;
        }

        var output = built with { Digests = digests };
        Tell(output);
        AppendToVendors(Summary, StepSummary.OfPush(output));
    }

    private void Tell(RunOutput output)
    {
        var values = OutputValue.Of(output);
        AppendToVendors(StepOutputs, GitHubOutputFile.Lines(values, settings.OutputPrefix, $"dockerci-{Guid.NewGuid():N}"));
        foreach (var value in values)
        {
            log.Set(OutputValue.VariableName(settings.OutputPrefix, value.Name), value.OneLine);
        }

        if (WantedFile.Find(context, settings.DotEnvFile, DotEnv) is { } file)
        {
            WantedFile.Write(context, file, DotEnvFile.Merge(file.Exists ? WantedFile.Read(file) : string.Empty, values, settings.OutputPrefix));
        }

        if (WantedFile.Find(context, settings.OutputFile, Json) is { } json)
        {
            WantedFile.Write(context, json, OutputJson.Of(output) + "\n");
        }
    }

    // The runner makes these files before a step. In a container that does not see them there is nobody to tell.
    private void AppendToVendors(string variable, string text)
    {
        if (WantedFile.Find(context, null, variable) is { Exists: true } file)
        {
            WantedFile.Append(file, text);
        }
    }
}
