using System.Text;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>A compiled expression that is matched against whole paths, in time linear in the path's length.</summary>
internal sealed class PathExpression(IReadOnlyList<ExpressionStep> steps)
{
    private readonly ExpressionStep[] _steps = [.. steps];
    private readonly string _head = Text(steps.TakeWhile(step => step.Character is not null));
    private readonly string _tail = Text(steps.Reverse().TakeWhile(step => step.Character is not null).Reverse());

    // Most paths are told by how they begin or end.
    public bool Matches(string path) =>
        path.StartsWith(_head, StringComparison.Ordinal) && path.EndsWith(_tail, StringComparison.Ordinal) && MatchesSteps(path);

    private static string Text(IEnumerable<ExpressionStep> steps) => string.Concat(steps.Select(step => step.Character));

    private bool MatchesSteps(string path)
    {
        var alive = new Places(stackalloc int[_steps.Length + 1], stackalloc int[_steps.Length + 1]);
        var next = new Places(stackalloc int[_steps.Length + 1], stackalloc int[_steps.Length + 1]);
        Reach(ref alive, 0, isStart: true);
        foreach (var rune in path.EnumerateRunes())
        {
            next.Clear();
            for (var i = 0; i < alive.Count; i++)
            {
                Advance(ref next, alive[i], rune);
            }

            if (next.Count == 0)
            {
                return false;
            }

            var reached = next;
            next = alive;
            alive = reached;
        }

        return alive.Has(_steps.Length);
    }

    private void Advance(ref Places next, int place, Rune rune)
    {
        if (place == _steps.Length || !_steps[place].Set.Has(rune))
        {
            return;
        }

        var step = _steps[place];
        if (step.Kind != StepKind.One)
        {
            Reach(ref next, place, isStart: false);
        }

        if (step.Kind == StepKind.One || (step.Kind == StepKind.Folders && rune.Value == '/'))
        {
            Reach(ref next, place + 1, isStart: false);
        }
    }

    // What can be skipped is also left at once.
    private void Reach(ref Places places, int place, bool isStart)
    {
        if (!places.Add(place) || place == _steps.Length)
        {
            return;
        }

        var canLeave = _steps[place].Kind switch
        {
            StepKind.Many => true,
            StepKind.FoldersOrNone => true,
            StepKind.Start => isStart,
            _ => false,
        };
        if (canLeave)
        {
            Reach(ref places, place + (_steps[place].Kind == StepKind.FoldersOrNone ? 2 : 1), isStart);
        }

        if (_steps[place].Kind == StepKind.FoldersOrNone)
        {
            Reach(ref places, place + 1, isStart);
        }
    }

    /// <summary>A set of small numbers that is emptied without touching its memory.</summary>
    private ref struct Places(Span<int> list, Span<int> positions)
    {
        private readonly Span<int> _list = list;
        private readonly Span<int> _positions = positions;

        public int Count { get; private set; }

        public readonly int this[int index] => _list[index];

        public void Clear() => Count = 0;

        public readonly bool Has(int place) => _positions[place] < Count && _list[_positions[place]] == place;

        public bool Add(int place)
        {
            if (Has(place))
            {
                return false;
            }

            _positions[place] = Count;
            _list[Count++] = place;
            return true;
        }
    }
}
