using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A docker that answers by the beginning of its arguments and remembers every call.</summary>
internal sealed class DockerFake : IProcessRunner
{
    private readonly List<(string Prefix, Queue<DockerReply> Replies)> answers = [];
    private readonly List<DockerCall> calls = [];
    private readonly Lock gate = new();

    public IReadOnlyList<DockerCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>The last call that changes something, else the last question.</summary>
    public DockerCall LastCall => Actions.LastOrDefault() ?? Calls[^1];

    /// <summary>What a call does beside answering.</summary>
    public Action<DockerCall>? OnStart { get; set; }

    /// <summary>The calls that change something: not the questions for version, info, builder and images.</summary>
    public IEnumerable<DockerCall> Actions => Calls.Where(c =>
        !c.StartsWith("version") && !c.StartsWith("info") && !c.StartsWith("buildx inspect") && !c.StartsWith("image inspect") && !c.StartsWith("image ls"));

    /// <summary>Answers one call after the other, and all further calls with the last reply. The answer that was given last wins.</summary>
    public DockerFake Answer(string prefix, params DockerReply[] replies)
    {
        answers.Add((prefix, new(replies)));
        return this;
    }

    /// <summary>Makes every build succeed and every image have an ID.</summary>
    public DockerFake AnswerBuilds()
    {
        Answer("build", DockerReply.Ok());
        return Answer("buildx build", DockerReply.Ok());
    }

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        var line = string.Join(' ', DotNetArguments.Split(settings.Arguments.Render()));
        FakeProcess process;
        DockerCall call;
        lock (gate)
        {
            process = new FakeProcess(settings, ReplyTo(line));
            call = new(filePath, settings, process);
            calls.Add(call);
        }

        OnStart?.Invoke(call);
        return process;
    }

    private DockerReply ReplyTo(string line)
    {
        if (line.StartsWith("image inspect --format {{.Id}} ", StringComparison.Ordinal) && !answers.Exists(a => a.Prefix == "image inspect"))
        {
            return DockerReply.Ok(string.Join('\n', line.Split(' ').Skip(4).Select(r => $"sha256:{r}")));
        }

        var replies = answers.FindLast(a => line == a.Prefix || line.StartsWith(a.Prefix + " ", StringComparison.Ordinal)).Replies;
        return replies is null
            ? DockerReply.Fails($"docker: '{line.Split(' ')[0]}' is not a docker command.\nSee 'docker --help'")
            : replies.Count > 1 ? replies.Dequeue() : replies.Peek();
    }
}
