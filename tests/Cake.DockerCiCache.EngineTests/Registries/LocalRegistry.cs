using System.Text;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>A running registry that only one user may use, or everybody where there is no user.</summary>
internal sealed record LocalRegistry(string Folder, string Address, string User, string Password)
{
    private const string UserName = "ci";

    public RegistryImages Images => new(this);

    public static LocalRegistry Start(string folder)
    {
        var variables = EngineScripts.Start("registry-up", folder, "--user", UserName);
        var password = File.ReadAllText(variables["DOCKERCI_REGISTRY_PASSWORD_FILE"]).Trim();
        Captured.Forbid(password);
        Captured.Forbid(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{password}")));
        return new LocalRegistry(folder, variables["DOCKERCI_REGISTRY"], UserName, password);
    }

    /// <summary>A registry that everybody may use.</summary>
    public static LocalRegistry StartOpen(string folder) =>
        new(folder, EngineScripts.Start("registry-up", folder)["DOCKERCI_REGISTRY"], string.Empty, string.Empty);

    /// <summary>Gives another repository what one has, as it stands on the disk: blobs are the whole registry's, a repository has links to them.</summary>
    public void Copy(string repository, string to)
    {
        var repositories = Path.Combine(Folder, "data", "docker", "registry", "v2", "repositories");
        var from = Path.Combine(repositories, repository);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(repositories, to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Stop() => EngineScripts.Down(Folder);

    /// <summary>Never shows the password.</summary>
    public override string ToString() => Address;
}
