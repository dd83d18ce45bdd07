using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>The addin, from the first look at a folder to the hashes of all its files.</summary>
internal record AddinReader(string Name) : ContextReader(Name)
{
    protected bool UsesGit { get; init; }

    public override Timing Time(string folder, BenchmarkMachine machine, int repetitions)
    {
        using var cake = new RealCake();
        var question = new ContextQuestion(folder, ContextClient.Buildx) { UsesGit = UsesGit };
        return Timing.OfCode(Read, repetitions);

        void Read()
        {
            var listing = new ContextFiles.ContextReader(cake).Read(question);
            if (listing.Faults.Concat(listing.Notes).FirstOrDefault() is { } problem)
            {
                throw new InvalidOperationException(problem);
            }
        }
    }
}

/// <summary>The addin where git knows the files' contents. What makes the folder a checkout is gone afterwards.</summary>
internal sealed record CheckoutReader : AddinReader
{
    private const string Checkout = "git init -q . && echo .git > .dockerignore && git -c core.compression=0 add .";

    public CheckoutReader(string name)
        : base(name) => UsesGit = true;

    public override Timing Time(string folder, BenchmarkMachine machine, int repetitions)
    {
        Command.Output("bash", ["-c", Checkout], folder: folder);
        var timing = base.Time(folder, machine, repetitions);
        Command.Output("rm", ["-r", ".git", ".dockerignore"], folder: folder);
        return timing;
    }
}
