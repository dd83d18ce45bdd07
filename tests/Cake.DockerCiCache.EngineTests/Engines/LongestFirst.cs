using Xunit.Abstractions;

namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>The profile with the most tests starts first, so that no other is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order = [ModernContainerd.Name, Modern.Name, Classic.Name, ClassicFaultTests.Name];

    /// <summary>Gives the collections in the order in which they start; those without an engine are quick, and come last.</summary>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.IndexOf(Order, collection.DisplayName) is >= 0 and var place ? place : Order.Length);
}
