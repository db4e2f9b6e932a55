/* SANITIZED: 1 where the tests are built with AddressSanitizer, which is slow and looks into processes; 0
 * elsewhere. */
#ifndef SEBADESK_TESTS_HARNESS_SANITIZED_H
#define SEBADESK_TESTS_HARNESS_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
