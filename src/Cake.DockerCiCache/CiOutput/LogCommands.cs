namespace Cake.DockerCiCache.CiOutput;

/// <summary>What a vendor's log is told by lines of a certain form: nothing, but for the vendors that listen.</summary>
internal abstract class LogCommands
{
    /// <summary>The vendor looks for commands in the log.</summary>
    public virtual bool AreHeard => true;

    /// <summary>A group may be opened in another one.</summary>
    public virtual bool GroupsNest => true;

    public static LogCommands Of(DockerCiVendor vendor) => vendor switch
    {
        DockerCiVendor.GitHubActions => new GitHubCommands(),
        DockerCiVendor.AzurePipelines => new AzureCommands(),
        DockerCiVendor.TeamCity => new TeamCityCommands(),
        DockerCiVendor.GitLabCi => new GitLabCommands(),
        _ => new NoCommands(),
    };

    /// <summary>The line that opens a group and shows its title; null where there are no groups.</summary>
    public virtual string? Open(LogGroup group) => null;

    /// <summary>The line that closes a group; null where there are no groups.</summary>
    public virtual string? Close(LogGroup group, DateTimeOffset now) => null;

    /// <summary>The line that shows an error; null where there are no annotations.</summary>
    public virtual string? Error(Annotation annotation) => null;

    /// <summary>The lines that give later steps a variable.</summary>
    public virtual IEnumerable<string> Set(string name, string value) => [];

    private sealed class NoCommands : LogCommands
    {
        public override bool AreHeard => false;
    }
}
