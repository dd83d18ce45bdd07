using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Engines.Direct;

/// <summary>Where docker's plugins are, as far as it is known in this run, and which of them are no use without docker.</summary>
internal sealed class KnownPlugins
{
    private static readonly ConditionalWeakTable<PrivateConfiguration, KnownPlugins> All = [];

    private readonly ConcurrentDictionary<(string Docker, string Name), FilePath> programs = new();
    private readonly ConcurrentDictionary<string, byte> leftToDocker = new(StringComparer.Ordinal);

    /// <summary>What is known of the run that has this configuration.</summary>
    public static KnownPlugins Of(PrivateConfiguration run) => All.GetValue(run, _ => new());

    public FilePath? Find(FilePath docker, string name) => programs.TryGetValue((docker.FullPath, name), out var program) && IsUsable(program) ? program : null;

    public bool IsUsable(FilePath program) => !leftToDocker.ContainsKey(program.FullPath);

    public void Add(FilePath docker, string name, FilePath program) => programs[(docker.FullPath, name)] = program;

    /// <summary>From now on this one is left to docker.</summary>
    public void Leave(FilePath program) => leftToDocker[program.FullPath] = 0;
}
