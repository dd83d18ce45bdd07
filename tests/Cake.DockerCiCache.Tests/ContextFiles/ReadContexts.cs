using System.Security.Cryptography;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.ContextFiles;

public sealed class ReadContexts : IDisposable
{
    private readonly RealCake cake = new();

    public void Dispose() => cake.Dispose();

    [Fact]
    public void Have_kinds_modes_and_targets()
    {
        Shell.Run(cake, """
            umask 022; mkdir d; echo a > d/a; chmod 4750 d/a; ln d/a hard; ln -s d/a link; ln -s nowhere dangling
            mkfifo pipe; mkdir t; chmod 1777 t; : > empty; chmod 604 empty
            """);
        Assert.Equal(
            [
                "Folder 755 d ", "File 4750 d/a ", "Link 0 dangling nowhere", "File 604 empty ", "File 4750 hard ", "Link 0 link d/a",
                "Pipe 644 pipe ", "Folder 1777 t ",
            ],
            Read().Entries.Select(entry => $"{entry.Kind} {Convert.ToString(entry.Mode, 8)} {entry.Path} {entry.Target}"));
    }

    [Fact]
    public void Are_in_the_order_of_a_walk()
    {
        cake.WithFile("a/b").WithFile("a/B/c").WithFile("a.b").WithFile("a-b/c").WithFile("B").WithFile("é");
        var paths = Read().Entries.Select(entry => entry.Path).ToArray();
        Assert.Equal(["B", "a", "a/B", "a/B/c", "a/b", "a-b", "a-b/c", "a.b", "é"], paths);
        Assert.Equal(paths, Read().Entries.Order(PathOrder.Instance).Select(entry => entry.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((256 * 1024) - 1)]
    [InlineData(256 * 1024)]
    [InlineData((256 * 1024) + 1)]
    [InlineData(3_000_000)]
    public void Have_the_hashes_of_files(int size)
    {
        var content = Enumerable.Range(0, size).Select(i => (byte)(i * 31 / 7)).ToArray();
        File.WriteAllBytes(cake.PathOf("a"), content);
        var listing = Read();
        Assert.Equal("sha256", listing.HashName);
        Assert.Equal(size == 0 ? string.Empty : Convert.ToHexStringLower(SHA256.HashData(content)), Assert.Single(listing.Entries).Content.ToString());
    }

    [Fact]
    public void Have_the_hashes_of_long_files_and_of_short_ones_beside_them()
    {
        int[] sizes = [5, 3_000_000, 1024 * 1024, (1024 * 1024) + 1, 0, 2_000_000, 7];
        var contents = sizes.Select((size, i) => Enumerable.Repeat((byte)(i + 1), size).ToArray()).ToList();
        contents.ForEach(content => File.WriteAllBytes(cake.PathOf($"{contents.IndexOf(content)}"), content));
        var expected = contents.Select((content, i) => $"{i} {(content.Length == 0 ? string.Empty : Convert.ToHexStringLower(SHA256.HashData(content)))}");
        Assert.Equal(expected, Read().Entries.Select(entry => $"{entry.Path} {entry.Content}"));
    }

    [Fact]
    public void Are_the_same_for_another_time_owner_and_place()
    {
        using var other = new RealCake();
        foreach (var context in new[] { cake, other })
        {
            context.WithFile("a/b", "b").WithFile("ignored", context.PathOf("x")).WithFile(".dockerignore", "ignored");
        }

        Shell.Run(other, "touch -d 2001-01-01 a a/b");
        Assert.Equal(Read().Entries.AsEnumerable(), new ContextReader(other).Read(new(other.PathOf("."), ContextClient.Buildx)).Entries);
    }

    [Fact]
    public void Say_what_could_not_be_read()
    {
        Shell.Run(cake, "for i in 1 2 3 4 5 6 7; do echo x > $'a\\xff'$i; done; echo b > b");
        var faults = Read().Faults;
        Shell.Run(cake, "rm *"); // .NET cannot
        Assert.Equal(6, faults.Count);
        Assert.Equal("the name of \"a\uFFFD1\" is not UTF-8", faults[0]);
        Assert.Equal("and 2 more", faults[5]);
    }

    [Fact]
    public void Say_which_links_lead_to_what_can_t_be_written_down()
    {
        Shell.Run(cake, "ln -s $'a\\xff' l; ln -s é m; ln -s $'a\\xfe' ignored; echo ignored > .dockerignore");
        Assert.Equal(["the target of the link \"l\" is not UTF-8"], Read().Faults);
        Assert.Equal("é", Read().Entries.Single(entry => entry.Path == "m").Target);
    }

    [Fact]
    public void Need_a_client_that_is_known()
    {
        var listing = new ContextReader(cake).Read(new(cake.PathOf("."), ContextClients.Of("0.8.0")));
        Assert.Equal(["what this version of buildx sends is not known: update it"], listing.Faults);
    }

    [Fact]
    public void Need_a_folder()
    {
        var fault = Assert.Single(new ContextReader(cake).Read(new(cake.PathOf("missing"), ContextClient.Buildx)).Faults);
        Assert.Matches("^the folder \".*missing\" cannot be read: ", fault);
    }

    [Theory]
    [InlineData("a\n[", "^.dockerignore:2: The pattern \"\\[\": ")]
    [InlineData("\u00ff", null)]
    public void Need_an_ignore_file_that_can_be_read(string text, string? fault)
    {
        File.WriteAllBytes(cake.PathOf(".dockerignore"), System.Text.Encoding.Latin1.GetBytes(text));
        Assert.Matches(fault ?? "^.dockerignore: The file is not UTF-8", Assert.Single(Read().Faults));
    }

    [Fact]
    public void Need_an_ignore_file_that_is_no_link()
    {
        cake.WithFile("ignore", "a");
        File.CreateSymbolicLink(cake.PathOf(".dockerignore"), "ignore");
        Assert.Contains("The ignore file is a link", Assert.Single(Read().Faults));
    }

    [Fact]
    public void Are_read_through_a_link()
    {
        cake.WithFile("folder/a");
        File.CreateSymbolicLink(cake.PathOf("link"), "folder");
        Assert.Equal("a", Assert.Single(new ContextReader(cake).Read(new(cake.PathOf("link"), ContextClient.Buildx)).Entries).Path);
    }

    [Fact]
    public void Take_the_ignore_file_beside_the_Dockerfile()
    {
        cake.WithFile("context/a").WithFile("context/b").WithFile("context/.dockerignore", "a\n.*").WithFile("x.Dockerfile.dockerignore", "b\n.*");
        var question = new ContextQuestion(cake.PathOf("context"), ContextClient.Buildx);
        Assert.Equal("b", Assert.Single(new ContextReader(cake).Read(question).Entries).Path);
        Assert.Equal("a", Assert.Single(new ContextReader(cake).Read(question with { Dockerfile = "x.Dockerfile" }).Entries).Path);
        Assert.Equal("b", Assert.Single(new ContextReader(cake).Read(question with { Dockerfile = "y.Dockerfile" }).Entries).Path);
    }

    [Theory]
    [InlineData("nowhere", true)]
    [InlineData("ignore", false)]
    [InlineData("../nowhere", false)]
    [InlineData("/nowhere", false)]
    public void Take_the_folder_s_ignore_file_where_the_Dockerfile_s_is_a_link_to_nothing(string target, bool isTaken)
    {
        cake.WithFile("context/a").WithFile("context/b").WithFile("context/.dockerignore", "a\n.*").WithFile("ignore", "b");
        File.CreateSymbolicLink(cake.PathOf("x.Dockerfile.dockerignore"), target);
        var listing = new ContextReader(cake).Read(new(cake.PathOf("context"), ContextClient.Buildx) { Dockerfile = "x.Dockerfile" });
        Assert.Equal(isTaken ? ["b"] : [], listing.Entries.Select(entry => entry.Path));
        Assert.Equal(isTaken ? 0 : 1, listing.Faults.Count(fault => fault.Contains("The ignore file is a link", StringComparison.Ordinal)));
    }

    [Fact]
    public void With_dot_git_have_a_note()
    {
        cake.WithFile(".git/HEAD");
        Assert.Equal(["the build context holds .git, which differs from checkout to checkout: add .git to .dockerignore"], Read().Notes);
        Assert.Empty(new ContextReader(cake.WithFile(".dockerignore", ".git")).Read(new(cake.PathOf("."), ContextClient.Buildx)).Notes);
    }

    private ContextListing Read() => new ContextReader(cake).Read(new(cake.PathOf("."), ContextClient.Buildx));
}
