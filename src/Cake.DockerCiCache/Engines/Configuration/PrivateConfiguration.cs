using System.Runtime.CompilerServices;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>This run's own Docker configuration: the user's, and the logins of this run. It is gone with the run.</summary>
/// <remarks>One for each of the user's configurations that a script uses, which is one unless it sets DOCKER_CONFIG for some calls.</remarks>
internal sealed class PrivateConfiguration(ICakeContext context, UserConfiguration user)
{
    private const string FileName = "config.json";

    // Cake has one environment for a run, whatever context an alias is called with.
    private static readonly ConditionalWeakTable<ICakeEnvironment, Dictionary<UserConfiguration, PrivateConfiguration>> All = [];

    private readonly Lock gate = new();
    private readonly HashSet<string> ours = new(StringComparer.OrdinalIgnoreCase);
    private PrivateFolder? folder;
    private string? usersText;

    /// <summary>What this run logged in to.</summary>
    public RunLogins Logins { get; } = new();

    /// <summary>What the user's own configuration says about credentials.</summary>
    public DockerConfiguration Users => DockerConfiguration.Parse(ReadUsers()) ?? DockerConfiguration.Empty;

    public static PrivateConfiguration Of(ICakeContext context, ToolSettings settings)
    {
        var ofRun = All.GetOrCreateValue(context.Environment);
        lock (ofRun)
        {
            var user = UserConfiguration.Of(context, settings);
            if (!ofRun.TryGetValue(user, out var configuration))
            {
                ofRun[user] = configuration = new(context, user);
            }

            return configuration;
        }
    }

    /// <summary>The variables that point docker to it, up to date with what the user has changed meanwhile.</summary>
    public IReadOnlyDictionary<string, string> Open()
    {
        lock (gate)
        {
            var own = folder ??= Create();
            UserFolders.Refresh(context.FileSystem, user, own);
            RefreshLogins(own);
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOCKER_CONFIG"] = own.Path.FullPath,
                ["BUILDX_CONFIG"] = own.Path.Combine(UserFolders.Builders).FullPath,
            };
        }
    }

    /// <summary>A login to the registry goes into this run's own file from now on, and to no helper.</summary>
    public void KeepFromHelper(string registry)
    {
        lock (gate)
        {
            Open();
            ours.Add(registry);
            if (Own is { } own)
            {
                own.KeepFromHelper(registry);
                folder!.Write(FileName, own.ToString());
            }
        }
    }

    /// <summary>A login to the registry has been made; it stays, whatever the user's configuration becomes.</summary>
    /// <returns>Where it is: with this helper, or in the file when null.</returns>
    public string? Keep(string registry)
    {
        lock (gate)
        {
            ours.Add(registry);
            return Own is { } own && !own.HoldsLogin(registry) ? own.HelperOf(registry) : null;
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
        Leftovers.Remove(context, LinuxCalls.IsOwn);
        var own = new PrivateFolder(context);
        NodeIdentity.Write(own, user, RunOwner.Current(context.FileSystem).Machine);
        WarnOfUnreadable();
        return own;
    }

    private void RefreshLogins(PrivateFolder own)
    {
        var text = ReadUsers();
        if (text is null || text == usersText)
        {
            return;
        }

        usersText = text;
        if (ours.Count == 0)
        {
            own.Write(FileName, text);
        }
        else if (DockerConfiguration.Parse(text) is { } users && Own is { } before)
        {
            own.Write(FileName, users.With(before, ours).ToString());
        }
    }

    private string? ReadUsers() => TextFile.Read(context.FileSystem.GetFile($"{user.Folder}/{FileName}"));

    // docker would say so of the file itself, and go on without it.
    private void WarnOfUnreadable()
    {
        if (context.FileSystem.GetFile($"{user.Folder}/{FileName}").Exists && ReadUsers() is null)
        {
            context.Log.Warning("{0}", $"\"{user.Folder}/{FileName}\" cannot be read, so docker works without its logins and proxies; check who may read it");
        }
    }
}
