using System.Runtime.CompilerServices;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>This run's own Docker configuration: the user's, and the logins of this run. It is gone with the run.</summary>
/// <remarks>One for each of the user's configurations that a script uses, which is one unless it sets DOCKER_CONFIG for some calls.</remarks>
/// <param name="context">The context.</param>
/// <param name="users">The folder of the user's.</param>
internal sealed class PrivateConfiguration(ICakeContext context, string users)
{
    private const string FileName = "config.json";

    // Cake has one environment for a run, whatever context an alias is called with.
    private static readonly ConditionalWeakTable<ICakeEnvironment, Dictionary<string, PrivateConfiguration>> All = [];

    private readonly Lock gate = new();
    private readonly HashSet<string> ours = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> builders = [];
    private PrivateFolder? folder;
    private string? takenText;

    /// <summary>What this run logged in to.</summary>
    public RunLogins Logins { get; } = new();

    /// <summary>The user's own file, which this run's is made from.</summary>
    public string UsersFile { get; } = $"{users}/{FileName}";

    /// <summary>The user's own configuration as it is now; null when it is not there.</summary>
    public string? UsersText => TextFile.Read(context.FileSystem.GetFile(UsersFile));

    /// <summary>What the user's own configuration says about credentials.</summary>
    public DockerConfiguration Users => DockerConfiguration.Parse(UsersText) ?? DockerConfiguration.Empty;

    public static PrivateConfiguration Of(ICakeContext context, ToolSettings settings)
    {
        var ofRun = All.GetOrCreateValue(context.Environment);
        lock (ofRun)
        {
            var users = UserConfiguration.Of(context, settings).Folder;
            if (!ofRun.TryGetValue(users, out var configuration))
            {
                ofRun[users] = configuration = new(context, users);
            }

            return configuration;
        }
    }

    /// <summary>The variables that point docker to it, up to date with what the user has changed meanwhile.</summary>
    public IReadOnlyDictionary<string, string> Open(ToolSettings settings)
    {
        var user = UserConfiguration.Of(context, settings);
        lock (gate)
        {
            var own = folder ??= Create();
            UserFolders.Link(context.FileSystem, user.Folder, own);
            var taken = UsersWithVariable(settings)?.ToString();
            RefreshLogins(own, taken ?? UsersText);
            var variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [UserConfiguration.Variable] = own.Path.FullPath,
                [UserConfiguration.BuildersVariable] = BuildersOf(user, own),
            };
            if (taken is not null)
            {
                variables[UserConfiguration.LoginsVariable] = string.Empty;
            }

            return variables;
        }
    }

    /// <summary>What docker is told about credentials in this run, up to date too; null when it is no text of docker's.</summary>
    public DockerConfiguration? Refreshed(ToolSettings settings)
    {
        lock (gate)
        {
            Open(settings);
            return Own;
        }
    }

    /// <summary>
    /// Before a login: docker's helper is used as ever, but where it has a login of the user's or does not answer, and while another run may
    /// be using it, this run's goes into this run's own file.
    /// </summary>
    public void SpareHelper(ToolSettings settings, string registry)
    {
        Open(settings);
        if (new UserCredentials(context, settings, Users).AreWithHelper(registry) != false || new OtherRuns(context, LinuxCalls.IsOwn).AreAtWork)
        {
            KeepFromHelper(settings, registry);
        }
    }

    /// <summary>A login to the registry goes into this run's own file from now on, and to no helper.</summary>
    public void KeepFromHelper(ToolSettings settings, string registry)
    {
        lock (gate)
        {
            ours.Add(registry);
            if (Refreshed(settings) is { } own)
            {
                own.KeepFromHelper(registry);
                folder!.Write(FileName, own.ToString());
            }
        }
    }

    /// <summary>A login to the registry has been made; it stays, whatever the user's configuration becomes.</summary>
    /// <returns>Whether it is with a helper, and not in the file.</returns>
    public bool Keep(string registry)
    {
        lock (gate)
        {
            ours.Add(registry);
            return Own is { } own && !own.HoldsLogin(registry);
        }
    }

    public void Forget(string registry)
    {
        lock (gate)
        {
            ours.Remove(registry);
        }
    }

    private DockerConfiguration? Own => DockerConfiguration.Parse(folder?.Read(FileName));

    private PrivateFolder Create()
    {
        new OtherRuns(context, LinuxCalls.IsOwn).RemoveLeftovers();
        var own = new PrivateFolder(context);
        NodeIdentity.Write(context.FileSystem, own, string.Empty, users);
        WarnOfUnreadable();
        return own;
    }

    // A folder for each of the user's: the builders of one must not be seen in the other.
    private string BuildersOf(UserConfiguration user, PrivateFolder own)
    {
        var known = builders.Contains(user.Builders);
        if (!known)
        {
            builders.Add(user.Builders);
        }

        var name = $"{UserFolders.Builders}-{builders.IndexOf(user.Builders)}";
        if (!known)
        {
            NodeIdentity.Write(context.FileSystem, own, name + "/", users);
        }

        UserFolders.CopyBuilders(context.FileSystem, user.Builders, own, name);
        return own.Path.Combine(name).FullPath;
    }

    // A variable's logins are for pulling mostly, as GitLab's runner has it, and docker would put them before this run's: they are taken in
    // below all others. What is no JSON is left to docker.
    private DockerConfiguration? UsersWithVariable(ToolSettings settings) =>
        new RunVariables(context, settings).Find(UserConfiguration.LoginsVariable) is { } variable && DockerConfiguration.Parse(variable) is { } more
            ? DockerConfiguration.Parse(UsersText)?.WithMissing(more)
            : null;

    private void RefreshLogins(PrivateFolder own, string? text)
    {
        if (text is null || text == takenText)
        {
            return;
        }

        takenText = text;
        if (ours.Count == 0)
        {
            own.Write(FileName, text);
        }
        else if (DockerConfiguration.Parse(text) is { } now && Own is { } before)
        {
            own.Write(FileName, now.With(before, ours).ToString());
        }
    }

    // docker would say so of the file itself, and go on without it.
    private void WarnOfUnreadable()
    {
        if (context.FileSystem.GetFile(UsersFile).Exists && UsersText is null)
        {
            context.Log.Warning("{0}", $"\"{UsersFile}\" cannot be read, so docker works without its logins and proxies; check who may read it");
        }
    }
}
