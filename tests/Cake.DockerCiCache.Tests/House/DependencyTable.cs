namespace Cake.DockerCiCache.Tests.House;

/// <summary>The table of design and CONTRIBUTING.md: which folder may use which.</summary>
public sealed class DependencyTable
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Images"] = [],
        ["Ci"] = [],
        ["Progress"] = [],
        ["Retrying"] = [],
        ["Dockerfiles"] = ["Images"],
        ["Contexts"] = ["Images", "Dockerfiles"],
        ["Planning"] = ["Images", "Ci", "Dockerfiles"],
        ["Compose"] = ["Images", "Ci", "Dockerfiles", "Planning"],
        ["Reporting"] = ["Planning", "Progress"],
        ["CiOutput"] = ["Ci", "Planning", "Reporting"],
        ["ContextFiles"] = ["Contexts"],
        ["Registries"] = ["Images", "Retrying"],
        ["Engines"] = ["Images", "Planning", "Compose", "Progress", "Retrying"],
        ["Runs"] = ["Images", "Ci", "Dockerfiles", "Contexts", "Planning", "Progress", "Compose", "Reporting", "CiOutput", "Retrying", "ContextFiles", "Registries", "Engines"],
        ["Aliases"] = ["Images", "Ci", "Dockerfiles", "Planning", "Compose", "Progress", "Reporting", "CiOutput", "Retrying", "Engines", "Runs"],
    };

    private static readonly string[] MayUseCake = ["ContextFiles", "Engines", "Runs", "Aliases"];

    [Fact]
    public void Every_folder_is_in_the_table()
    {
        Assert.Equal(MayUse.Keys.Order(), SourceFiles.All.Select(f => f.Folder).Distinct().Order());
    }

    [Fact]
    public void A_folder_uses_only_the_folders_it_may()
    {
        var wrong = from file in SourceFiles.All
                    from used in SourceFiles.FoldersUsed(file.Code)
                    where used != file.Folder && !MayUse[file.Folder].Contains(used)
                    select $"{file.Folder}/{file.Name} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_edge_knows_Cake()
    {
        var wrong = SourceFiles.All.Where(f => !MayUseCake.Contains(f.Folder) && (f.Code.Contains("using Cake.Core") || f.Code.Contains("using Cake.Common")));
        Assert.Empty(wrong.Select(f => $"{f.Folder}/{f.Name}"));
    }

    [Fact]
    public void The_check_sees_what_it_should()
    {
        Assert.Equal("Planning", SourceFiles.FolderOfPublicType["DockerCiBuildPlan"]);
        Assert.Equal(["Dockerfiles"], SourceFiles.FoldersUsed("using Cake.DockerCiCache.Dockerfiles;"));
        Assert.Equal(["Planning"], SourceFiles.FoldersUsed("Planning.PlanText.Of(x)"));
        Assert.Equal(["Reporting"], SourceFiles.FoldersUsed("DockerCiReport report"));
    }

    [Fact]
    public void No_file_is_longer_than_250_lines()
    {
        Assert.Empty(SourceFiles.All.Where(f => f.Code.Count(c => c == '\n') > 250).Select(f => f.Name));
    }
}
