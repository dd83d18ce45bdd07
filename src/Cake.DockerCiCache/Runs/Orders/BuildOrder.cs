using System.Diagnostics.CodeAnalysis;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Runs.Orders;

/// <summary>What a script orders of docker: what to build, and in which way.</summary>
internal sealed record BuildOrder : RunOrder
{
    /// <param name="run">What compose's runs have as well.</param>
    /// <param name="input">What to build.</param>
    [SetsRequiredMembers]
    public BuildOrder(RunOrder run, BuildInput input)
        : base(run) => Input = input;

    public BuildInput Input { get; }

    /// <summary>The registry is asked whether it has the image, so that it need not be built.</summary>
    public bool SkipUnchanged { get; init; }

    /// <summary>A secret's value may change the image.</summary>
    public bool SecretsMatter { get; init; }

    /// <summary>Git's names for contents may stand for them.</summary>
    public bool TrustGit { get; init; }
}
