// A collection is a profile, or a part of one. Two at a time: docker's client and engine leave one processor waiting for the other often enough
// that two profiles side by side are faster, and a third would only slow the other two down.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly, MaxParallelThreads = 2)]
[assembly: TestCollectionOrderer("Cake.DockerCiCache.EngineTests.Engines.LongestFirst", "Cake.DockerCiCache.EngineTests")]
