using System.Security.Cryptography;
using System.Text;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.ContextFiles;

/// <summary>Whatever git knows or believes, each file has git's name for the content that is on disk.</summary>
public sealed class GitCheckouts : IDisposable
{
    // Files that are as old as the index may have changed since, so they are made older.
    private const string Repository = """
        git init -q .; printf '%s\n' .git > .dockerignore
        mkdir -p d/e; echo a > a; echo b > d/b; echo c > d/e/c; printf 'one\r\ntwo\r\n' > crlf; printf '$Id$\n' > id; echo x > 'é "x"'
        find . -path ./.git -prune -o -type f -exec touch -d '1 hour ago' {} +
        git add .
        """;

    private readonly RealCake cake = new();

    public void Dispose() => cake.Dispose();

    [Fact]
    public void That_are_clean_need_no_file_to_be_read()
    {
        Shell.Run(cake, Repository);
        Assert.Equal([".dockerignore", "a", "crlf", "d/b", "d/e/c", "id", "é \"x\""], Known());
        Check();
    }

    [Theory]
    [InlineData("git update-index --index-version 4", 7)]
    [InlineData("git update-index --index-version 4; git update-index --chmod=+x a", 7)]
    [InlineData("git -c user.name=a commit -qm x; git gc -q", 7)]
    [InlineData("echo more > new; echo ignored > i; echo i > .gitignore", 7)]
    [InlineData("echo A > a", 6)]
    [InlineData("echo A > a; head -c 3000000 /dev/zero > long; head -c 2000000 /dev/zero > d/long; echo new > new", 6)]
    [InlineData("touch -r a t; echo A > a; touch -r t a; rm t", 6)]
    [InlineData("cp -p a t; mv t a", 6)]
    [InlineData("git update-index --assume-unchanged a; echo A > a", 6)]
    [InlineData("git update-index --skip-worktree a; echo A > a", 6)]
    [InlineData("echo n > n; touch -d '1 hour ago' n; git add -N n", 7)]
    [InlineData("rm a; mkdir a; echo A > a/a", 6)]
    [InlineData("rm a; ln -s crlf a", 6)]
    [InlineData("rm d/b", 6)]
    [InlineData("echo z > z; git add z; touch -r z .git/index", 7)]
    [InlineData("echo z > z; git add z; touch -d '1 hour' .git/index", 8)]
    public void That_were_changed_in_some_way(string commands, int known)
    {
        Shell.Run(cake, $"{Repository}\n{commands}");
        Check();
        Assert.Equal(known, Known().Count());
    }

    [Theory]
    [InlineData("git config core.autocrlf true", 0)]
    [InlineData("git config core.autocrlf input", 0)]
    [InlineData("git config core.autocrlf false", 7)]
    [InlineData("echo '* text=auto' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 0)]
    [InlineData("echo '* text' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 0)]
    [InlineData("echo '* binary' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 7)]
    [InlineData("git config core.autocrlf true; echo '* -text' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 7)]
    [InlineData("echo 'id ident' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 6)]
    [InlineData("echo 'crlf eol=crlf' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 6)]
    [InlineData("echo 'crlf working-tree-encoding=UTF-16' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 6)]
    [InlineData("echo 'd/** filter=lfs -text' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 5)]
    [InlineData("printf '\"\\303\\251 \\\\\"x\\\\\"\" filter=x\\n' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 6)]
    [InlineData("echo '*.none text' > .gitattributes", 0)]
    [InlineData("echo '*.none text' > .gitattributes; echo .gitattributes >> .dockerignore", 0)]
    [InlineData("echo '*.none text' > .gitattributes; touch -d '2 hours ago' .gitattributes; git add .", 8)]
    [InlineData("echo '*.none text' > .gitattributes; git add .; sleep 0.1; git update-index -q --refresh; touch -d '1 hour' .git/index", 1)]
    [InlineData("echo '*.none text' > d/.gitattributes; git add .; touch -d '1 hour' .git/index", 6)]
    [InlineData("mkdir -p .git/info; echo '*.none text' > .git/info/attributes; touch -d '2 hours ago' .git/info/attributes", 7)]
    public void Whose_files_may_be_filtered(string commands, int known)
    {
        Shell.Run(cake, $"{Repository}\n{commands}");
        Check();
        Assert.Equal(known, Known().Count());
    }

    [Theory]
    [InlineData("rm a; git -c core.autocrlf=true checkout -q a", 6)]
    [InlineData("echo 'a eol=crlf' > .git/own; rm a; git -c core.attributesFile=$PWD/.git/own checkout -q a; rm .git/own", 6)]
    [InlineData("echo 'a eol=crlf' > .git/info/attributes; rm a; git checkout -q a; rm .git/info/attributes", 6)]
    [InlineData("echo 'id ident' > .git/info/attributes; rm id; git checkout -q id; rm .git/info/attributes", 6)]
    [InlineData("git replace $(git rev-parse :a) $(git rev-parse :crlf); rm a; git checkout -q a", 6)]
    public void Of_which_a_file_was_written_under_rules_that_count_no_longer(string commands, int known)
    {
        Shell.Run(cake, $"{Repository}\nmkdir -p .git/info\n{commands}\ntouch -d '1 hour' .git/index");
        Check();
        Assert.Equal(known, Known().Count());
    }

    [Fact]
    public void That_lack_a_content()
    {
        Shell.Run(cake, $"{Repository}\no=$(git rev-parse :d/b); rm -f .git/objects/${{o:0:2}}/${{o:2}}");
        Check();
        Assert.Equal(6, Known().Count());
    }

    [Fact]
    public void Of_which_a_part_is_left_out()
    {
        Shell.Run(cake, $"{Repository}\ngit commit -qm x; git sparse-checkout set --no-cone '/*' '!/d/e/'; touch -d '1 hour' .git/index");
        Check();
        Assert.Equal(6, Known().Count());
    }

    [Fact]
    public void Whose_filters_really_change_files()
    {
        Shell.Run(cake, """
            git init -q .; git config filter.up.clean "tr a-z A-Z"; git config filter.up.smudge "tr A-Z a-z"
            printf 'f filter=up\nt text\ni ident\nw working-tree-encoding=UTF-16LE\n' > .gitattributes
            echo abc > f; printf 'a\r\n' > t; printf '$Id$\n' > i; printf 'a\0' > w; echo .git > .dockerignore
            touch -d '1 hour ago' * .gitattributes .dockerignore; git add .; rm i; git checkout -q i
            """);
        Check();
        Assert.Equal([".dockerignore", ".gitattributes"], Known());
    }

    [Fact]
    public void Of_which_only_a_part_is_the_context()
    {
        Shell.Run(cake, Repository);
        Check("d");
        Assert.Equal(["b", "e/c"], Known("d"));
    }

    [Fact]
    public void With_other_repositories_inside()
    {
        Shell.Run(cake, $"""
            {Repository}
            git commit -qm x
            git clone -q . nested
            git -c protocol.file.allow=always submodule --quiet add -- "$PWD/nested" sub
            """);
        Check();
        Assert.Contains("a", Known());
        Assert.DoesNotContain("sub/a", Known());
    }

    [Fact]
    public void Of_another_worktree()
    {
        Shell.Run(cake, $"{Repository}\ngit commit -qm x; git worktree add -q w");
        Check("w");
    }

    [Fact]
    public void With_SHA_256()
    {
        Shell.Run(cake, Repository.Replace("init", "init --object-format=sha256"));
        var listing = Read(".");
        Assert.Equal("git-sha256", listing.HashName);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("blob 2\0a\n")));
        Assert.Equal(name, listing.Entries.Single(entry => entry.Path == "a").Content.ToString());
        Assert.Equal(7, Known().Count());
    }

    [Fact]
    public void With_a_conflict()
    {
        Shell.Run(cake, $"""
            {Repository}
            git commit -qm x; git checkout -q -b other; echo 1 > a; git commit -qam 1
            git checkout -q -; echo 2 > a; git commit -qam 2; git merge other || true
            """);
        Check();
        Assert.DoesNotContain("a", Known());
    }

    [Theory]
    [InlineData("git update-index --split-index", "^git's index \".*index\" is split, changes or cannot be read$")]
    [InlineData("printf x > .git/index", "^fatal: .*index file smaller than expected$")]
    [InlineData("rm -r .git", "^fatal: not a git repository")]
    [InlineData("echo '[' > .git/config", "^fatal: bad config line 1")]
    public void That_git_cannot_help_with(string commands, string why)
    {
        Shell.Run(cake, $"{Repository}\n{commands}");
        var listing = Read(".");
        Assert.Equal("sha256", listing.HashName);
        Assert.Matches(why, Assert.Single(listing.Notes).Replace("all files were hashed, because git was of no help: ", string.Empty));
        Assert.Equal(listing.Entries.AsEnumerable(), new ContextReader(cake).Read(new(cake.PathOf("."), ContextClient.Buildx)).Entries);
    }

    [Fact]
    public void That_belong_to_somebody_else()
    {
        Shell.Run(cake, Repository);
        cake.ProcessVariables["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1";
        Assert.Contains("git was of no help: fatal: detected dubious ownership in repository", Assert.Single(Read(".").Notes));
    }

    [Fact]
    public void On_a_machine_without_git()
    {
        cake.WithFile("a", "a").Variables.SetEnvironmentVariable("PATH", "/nowhere");
        Assert.Equal(["all files were hashed, because git was of no help: git was not found on PATH"], Read(".").Notes);
    }

    private void Check(string folder = ".")
    {
        var listing = Read(folder);
        Assert.Empty(listing.Notes);
        Assert.Equal("git-sha1", listing.HashName);
        Assert.DoesNotContain(default, listing.Entries);
        foreach (var file in listing.Entries.Where(entry => entry.Kind == EntryKind.File))
        {
            var content = File.ReadAllBytes(Path.Join(cake.PathOf(folder), file.Path));
            var name = CryptographicOperations.HashData(HashAlgorithmName.SHA1, [.. Encoding.UTF8.GetBytes($"blob {content.Length}\0"), .. content]);
            Assert.Equal($"{file.Path} {Convert.ToHexStringLower(name)}", $"{file.Path} {file.Content}");
        }
    }

    private ContextListing Read(string folder) => new ContextReader(cake).Read(new(cake.PathOf(folder), ContextClient.Buildx) { UsesGit = true });

    /// <summary>The files that are not read, because git's word is taken for their content.</summary>
    private IEnumerable<string> Known(string folder = ".")
    {
        var (contents, fault) = GitContents.Of(cake, cake.PathOf(folder));
        Assert.Null(fault);
        var near = new GitCursor();
        var walk = ContextWalk.Walk(cake.PathOf(folder), IgnoreRules.Parse("-", ".git", ContextClient.Buildx));
        var attributes = GitAttributes.Of(cake.PathOf(folder), contents!, walk.GitAttributes);
        var believed = walk.Entries.Where(entry => entry.HasContent && attributes?.CountFor(entry) == true);
        return [.. believed.Where(entry => contents!.Of(entry, near) is not null).Select(entry => entry.Path)];
    }
}
