using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>A fact about a real cluster: without the variable SPARKIFY_TEST_REDSHIFT there is no such test, and none that is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Sparkify.Tool.Tests.Redshift.ClusterFactDiscoverer", "Sparkify.Tool.Tests")]
public sealed class ClusterFactAttribute : FactAttribute;

public sealed class ClusterFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        Cluster.Connection is not null
            ?
            [
                new XunitTestCase(
                    messages,
                    discoveryOptions.MethodDisplayOrDefault(),
                    discoveryOptions.MethodDisplayOptionsOrDefault(),
                    testMethod
                ),
            ]
            : [];
}
