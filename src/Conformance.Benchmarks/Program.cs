using BenchmarkDotNet.Running;
using Conformance.Benchmarks.Decoding;

if (args is ["decode-all", .. string[] sets])
{
    return DecodeAll.Run(sets, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
