namespace Conformance.Kvm.Machines;

/// <summary>The layouts that struct kvm_debug_exit_arch of arm64 has had.</summary>
public enum DebugExitLayout
{
    /// <summary>Empty: Linux 4.2 and before.</summary>
    None,

    /// <summary>hsr and pc: the 2015 list patch v2 06/10.</summary>
    HsrPc,

    /// <summary>hsr and far: Linux 4.3 to 5.18.</summary>
    HsrFar,

    /// <summary>hsr, hsr_high and far: Linux 5.19 and later.</summary>
    Hsr64Far,
}
