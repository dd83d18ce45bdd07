using System.Reflection;
using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.DockerCiCache.Tests.House;

/// <summary>One alias with a signature that Cake cannot turn into a script method breaks every script that loads the addin.</summary>
public sealed class PublicSurface
{
    // In the package's lib/net10.0, beside the addin.
    private const string PackedInAddin = "YamlDotNet";

    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly IReadOnlyList<MethodInfo> Aliases =
    [
        .. typeof(DockerCiBuildAlias).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.GetCustomAttribute<CakeMethodAliasAttribute>() is not null || m.GetCustomAttribute<CakePropertyAliasAttribute>() is not null),
    ];

    [Fact]
    public void Aliases_have_the_prefix_and_the_context_first()
    {
        Assert.NotEmpty(Aliases);
        Assert.All(Aliases, m => Assert.StartsWith("DockerCi", m.Name));
        Assert.All(Aliases, m => Assert.Equal(typeof(ICakeContext), m.GetParameters()[0].ParameterType));
    }

    [Fact]
    public void Aliases_take_only_what_every_host_of_Cake_can_pass()
    {
        Assert.All(Aliases.SelectMany(m => m.GetParameters()), p =>
        {
            Assert.False(p.IsOptional);
            Assert.True(p.ParameterType == typeof(string) || !p.ParameterType.IsValueType, $"{p.Member.Name}({p.Name})");
        });
        Assert.DoesNotContain(Aliases, m => m.IsGenericMethod);
    }

    [Fact]
    public void Public_types_are_in_the_root_namespace_and_nobody_else_derives_from_them()
    {
        Assert.All(typeof(DockerCiBuildAlias).Assembly.GetExportedTypes(), t =>
        {
            Assert.Equal("Cake.DockerCiCache", t.Namespace);
            Assert.True(t.IsSealed || t.GetConstructors(Hidden).All(c => c.IsFamilyAndAssembly), t.Name);
        });
    }

    [Fact]
    public void The_addin_needs_no_assembly_that_Cake_does_not_bring()
    {
        var needed = typeof(DockerCiBuildAlias).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(needed, n => !n.StartsWith("System.") && n is not ("Cake.Core" or "Cake.Common" or PackedInAddin));
    }
}
