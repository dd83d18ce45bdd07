using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>The log of a run as its CI vendor shows it: lines, groups of lines, and errors apart from them.</summary>
/// <remarks>
/// Commands go to Cake's console and not to its log, which may paint its lines: GitHub takes no line for a command that begins
/// with a colour. Both write the same stream, in order.
/// </remarks>
internal sealed class CiLog(ICakeContext context, ToolSettings tool, bool logGroups)
{
    // Puts each task into a group of its own (cake-contrib.github.io/Cake.BuildSystems.Module).
    private const string ModuleWithGroups = "Cake.BuildSystems.Module";

    private readonly LogCommands commands = LogCommands.Of(CiOnMachine.Facts(context).Vendor);
    private readonly IConsole console = CiConsole.Of(context);

    /// <summary>The vendor looks for commands in whatever is written, so that docker must not write to the terminal itself.</summary>
    public bool IsHeard => commands.AreHeard;

    /// <summary>The same for the engine's side.</summary>
    public Narration Narration => new(Show, Warn, Open);

    public void Show(string text) => ShownLines.Show(context, text);

    public void Warn(string text) => ShownLines.Warn(context, text);

    /// <summary>Shows a title and groups what is shown until the result is disposed of.</summary>
    public IDisposable Open(string title)
    {
        var group = new LogGroup(HarmlessText.Of(title), TimeProvider.System.GetUtcNow());
        if (!HasGroups || commands.Open(group) is not { } line)
        {
            Show(title);
            return new OpenGroup(() => { });
        }

        console.WriteLine("{0}", line);
        return new OpenGroup(() => console.WriteLine("{0}", commands.Close(group, TimeProvider.System.GetUtcNow()) ?? string.Empty));
    }

    /// <summary>Gives later steps a variable, where the vendor's log is the way to do it.</summary>
    public void Set(string name, string value)
    {
        foreach (var line in commands.Set(name, value))
        {
            console.WriteLine("{0}", line);
        }
    }

    /// <inheritdoc cref="Explain{T}"/>
    public void Explain(Action work) => Explain(() =>
    {
        work();
        return true;
    });

    /// <summary>Does the work; what it fails with is shown as an error of the file that is at fault, and is harmless when Cake prints it.</summary>
    public T Explain<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (CiFailure.IsOurs(e))
        {
            var failure = CiFailure.Of(e);
            Annotate(failure);
            if (failure.Exception == e)
            {
                throw;
            }

            throw failure.Exception;
        }
    }

    private bool HasGroups => logGroups && context.Log.Verbosity >= ShownLines.Level && (commands.GroupsNest || !IsInGroup);

    private static bool IsInGroup => AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == ModuleWithGroups);

    private void Annotate(CiFailure failure)
    {
        var root = (tool.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
        var file = failure.File is null ? null : new FilePath(failure.File).MakeAbsolute(root).FullPath;
        if (commands.Error(new Annotation(failure.Exception.Message, file, failure.Line)) is { } line)
        {
            console.WriteLine("{0}", line);
        }
    }

    private sealed class OpenGroup(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
