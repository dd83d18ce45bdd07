using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.Tests.Testing;

internal sealed record FakeLogMessage(LogLevel Level, Verbosity Verbosity, string Message);
