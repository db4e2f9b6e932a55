/* A complaint, and the keys that type it by each layout. For the tests of the layouts and of the fields. */
#ifndef SEBADESK_TESTS_TYPING_KEYS_H
#define SEBADESK_TESTS_TYPING_KEYS_H

#define COMPLAINT                                                                                                                                                                                                                                          \
    "আমি গত সোমবার উপজেলা ভূমি অফিসে গিয়েছিলাম। কর্মকর্তা ৫০০ টাকা ঘুষ চেয়েছেন, অথচ সেবাটি "           \
    "বিনামূল্যে দেওয়ার কথা। ঐ দিনের ঘটনার তদন্ত ও বিচার চাই; বড় কষ্টে আছি, ঋণ নিয়ে ঢাকায় গিয়ে " \
    "চাঁদা দিয়েছি।"

#define COMPLAINT_PROBHAT                                                                          \
    "ami gf s]mbar upj[la Bwmi APis[ giz[Cilam. kr/mkr/fa 500 taka GuS c[z[C[n, AFc "              \
    "s[bati binamwl/Z[ q[ozar kFa. Y qin[r Gtnar fqn/f o bicar cai; bR kS/t[ aCi, <N "             \
    "niz[ Dakaz giz[ ca>qa qiz[Ci."

#define COMPLAINT_JATIYO                                                                           \
    "hmd ok nxmfhv srucVh FSmd HRdnc odWcYdVhmG jvgmjvgkh 500 thjh OsN ycWcYcb, HKy "              \
    "ncfhtd fdbhmSVgwc lcxWhv jKhG C ldbcv Otbhv klbgk x fdyhv yhd; fp jNgtc hYd, aB "             \
    "bdWc EhjhW odWc yhzlh ldWcYdG"

/* By the rules alone. */
#define COMPLAINT_AVRO                                                                             \
    "ami goto sOmobar upojela vUmi ofise giyechilam. korrmokorrta 500 Taka ghuSh "                 \
    "ceyechen, othoc sebaTi binamUlye deOyar kotha. OI diner ghoTonar todonto O bicar "            \
    "cai; boR koShTe achi, rriN niye Dhakay giye ca^da diyechi."

#endif
