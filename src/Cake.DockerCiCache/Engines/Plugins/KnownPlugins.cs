using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Engines.Plugins;

/// <summary>Where docker said in this run that its plugins are.</summary>
internal sealed class KnownPlugins
{
    private static readonly ConditionalWeakTable<PrivateConfiguration, KnownPlugins> All = [];

    private readonly ConcurrentDictionary<(string Docker, string Name), FilePath> programs = new();

    /// <summary>What is known of the run that has this configuration.</summary>
    public static KnownPlugins Of(PrivateConfiguration run) => All.GetValue(run, _ => new());

    public FilePath? Find(FilePath docker, string name) => programs.GetValueOrDefault((docker.FullPath, name));

    public void Add(FilePath docker, string name, FilePath program) => programs[(docker.FullPath, name)] = program;

    public void Remove(FilePath docker, string name) => programs.TryRemove((docker.FullPath, name), out _);
}
