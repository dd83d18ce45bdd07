namespace Cake.DockerCiCache.Engines.Output;

/// <summary>How a run speaks to people.</summary>
/// <param name="Show">Takes each line that docker writes.</param>
/// <param name="Warn">Takes what people should look at.</param>
/// <param name="Open">Shows a title and groups what is shown until the result is disposed of.</param>
internal sealed record Narration(Action<string> Show, Action<string> Warn, Func<string, IDisposable> Open);
