using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Where the user has Docker's configuration, and buildx its builders. Both may not be there.</summary>
internal sealed record UserConfiguration(string Folder, string Builders)
{
    /// <summary>The variable that tells docker where its configuration is.</summary>
    public const string Variable = "DOCKER_CONFIG";

    /// <summary>The variable that tells buildx where its builders are.</summary>
    public const string BuildersVariable = "BUILDX_CONFIG";

    /// <summary>The variable with logins that docker puts before its configuration's (docker/cli, cli/config/configfile/file.go).</summary>
    public const string LoginsVariable = "DOCKER_AUTH_CONFIG";

    /// <summary>As docker itself would find it: from the script's variables, else the process's.</summary>
    /// <remarks>docker/cli, cli/config/config.go; docker/buildx, util/confutil/config.go. Empty counts as not there.</remarks>
    public static UserConfiguration Of(ICakeContext context, ToolSettings settings)
    {
        var variables = new RunVariables(context, settings);
        var root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
        var folder = Named(Variable) ?? Home().Combine(".docker");
        var builders = Named(BuildersVariable) ?? folder.Combine("buildx");
        return new(folder.Collapse().FullPath, builders.Collapse().FullPath);

        DirectoryPath? Named(string name) =>
            variables.Find(name) is { } path
                ? new DirectoryPath(path).MakeAbsolute(root)
                : null;

        DirectoryPath Home() => (context.Environment.Platform.IsUnix() ? Named("HOME") : null) ?? context.Environment.UserHomeDirectory;
    }
}
