/* Puts the files of shipped.def into the program as they are; shipped.c gives them out. */
#define SHIPPED(label, path)                                                                       \
    .balign 8;                                                                                     \
    .globl shipped_##label;                                                                        \
    .type shipped_##label, @object;                                                                \
    .globl shipped_##label##_end;                                                                  \
    shipped_##label: .incbin path;                                                                 \
    shipped_##label##_end: .byte 0

    .section .rodata
#include "base/shipped.def"

    .section .note.GNU-stack,"",@progbits
