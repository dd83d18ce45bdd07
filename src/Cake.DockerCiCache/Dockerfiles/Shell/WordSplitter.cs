using System.Text;

namespace Cake.DockerCiCache.Dockerfiles.Shell;

/// <summary>Collects expanded characters into words; only unquoted white space separates.</summary>
internal sealed class WordSplitter
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                EndWord();
            }
            else
            {
                _word.Append(c);
            }
        }
    }

    public void AddQuoted(ReadOnlySpan<char> text) => _word.Append(text);

    public IReadOnlyList<string> Finish()
    {
        EndWord();
        return _words;
    }

    private void EndWord()
    {
        if (_word.Length > 0)
        {
            _words.Add(_word.ToString());
            _word.Clear();
        }
    }
}
