# Three Debian packages, made by tools/package: tocsin (programs and what makes a machine a screen),
# tocsin-content (this repository's own content set, what a screen shows until it has another) and
# tocsin-pdf (the decoder of PDF, whose binary is under the licence of poppler).
set(KS_MAINTAINER "Tocsin maintainers <tocsin@users.noreply.github.com>" CACHE STRING
  "Who builds the packages, and hears of their faults")

# --- the content set; drawings' sources and translations' sources are not content ---
install(DIRECTORY assets playlists DESTINATION share/tocsin COMPONENT tocsin-content
  PATTERN source EXCLUDE PATTERN strings EXCLUDE PATTERN manual EXCLUDE)
install(DIRECTORY assets/manual DESTINATION share/doc/tocsin COMPONENT tocsin
  PATTERN source EXCLUDE)

# --- documents: gzip without a name and a time, so that the same sources make the same bytes ---
set(documents ${CMAKE_BINARY_DIR}/documents)
function(ks_gzip input output)
  add_custom_command(OUTPUT ${documents}/${output}.gz DEPENDS ${input}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${documents}
    COMMAND gzip -9nc ${input} > ${documents}/${output}.gz)
  set(zipped ${zipped} ${documents}/${output}.gz PARENT_SCOPE)
endfunction()
foreach(page kiosk kiosk-sync kiosk-decode kioskctl)
  ks_gzip(${CMAKE_CURRENT_SOURCE_DIR}/tools/man/${page}.1 ${page}.1)
  install(FILES ${documents}/${page}.1.gz DESTINATION share/man/man1 COMPONENT tocsin)
endforeach()
# In Chinese: man finds it by the reader's language.
ks_gzip(${CMAKE_CURRENT_SOURCE_DIR}/tools/man/zh_CN/kioskctl.1 kioskctl.zh_CN.1)
install(FILES ${documents}/kioskctl.zh_CN.1.gz DESTINATION share/man/zh_CN/man1 RENAME kioskctl.1.gz COMPONENT tocsin)
foreach(page kiosk-decode-image kiosk-decode-sdl kiosk-decode-heif kiosk-decode-video kiosk-decode-pdf kiosk-read)
  set(package tocsin)
  if(page STREQUAL kiosk-decode-pdf)
    set(package tocsin-pdf)
  endif()
  install(CODE "file(MAKE_DIRECTORY \$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/share/man/man1)
    file(CREATE_LINK kiosk-decode.1.gz
    \$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/share/man/man1/${page}.1.gz SYMBOLIC)" COMPONENT ${package})
endforeach()
foreach(package tocsin tocsin-content tocsin-pdf)
  add_custom_command(OUTPUT ${documents}/${package}.changes
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/CHANGELOG.md ${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/changelog
    COMMAND ${CMAKE_COMMAND} -E make_directory ${documents}
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/changelog tocsin ${KS_MAINTAINER}
      < ${CMAKE_CURRENT_SOURCE_DIR}/CHANGELOG.md > ${documents}/${package}.changes VERBATIM)
  ks_gzip(${documents}/${package}.changes ${package}-changelog.Debian)
  install(FILES ${documents}/${package}-changelog.Debian.gz RENAME changelog.Debian.gz
    DESTINATION share/doc/${package} COMPONENT ${package})
  set(copyright tools/debian/copyright)
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/${package}.copyright)
    set(copyright tools/debian/${package}.copyright)
  endif()
  install(FILES ${copyright} RENAME copyright DESTINATION share/doc/${package} COMPONENT ${package})
  install(FILES tools/debian/${package}.lintian-overrides RENAME ${package}
    DESTINATION share/lintian/overrides COMPONENT ${package})
endforeach()
add_custom_target(documents ALL DEPENDS ${zipped})

# --- CPack ---
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tocsin)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${KS_MAINTAINER})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL tocsin tocsin-content tocsin-pdf)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_TOCSIN_PACKAGE_NAME tocsin)
set(CPACK_DEBIAN_TOCSIN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_TOCSIN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TOCSIN_PACKAGE_DEPENDS
  "fonts-noto-cjk, libegl1, libgbm1, libgl1-mesa-dri, libgles2, systemd (>= 252), tzdata, udev")
# Another architecture's libraries stand in its root; tools/package says where its dpkg-shlibdeps asks.
if(CMAKE_CROSSCOMPILING)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_SYSROOT}/usr/lib
    ${CMAKE_SYSROOT}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE} ${CMAKE_SYSROOT}/lib/${CMAKE_LIBRARY_ARCHITECTURE})
endif()
set(CPACK_DEBIAN_TOCSIN_PACKAGE_RECOMMENDS
  "cifs-utils, ntfs-3g, systemd-timesyncd | time-daemon, tocsin-content")
# An older decoder never speaks with a newer player: also where dpkg alone is asked.
set(CPACK_DEBIAN_TOCSIN_PACKAGE_BREAKS "tocsin-pdf (<< ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_TOCSIN_PACKAGE_SUGGESTS "nfs-common, openssh-server")
set(CPACK_DEBIAN_TOCSIN_PACKAGE_CONTROL_EXTRA
  "${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/postinst;${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/prerm;${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/postrm;${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/conffiles")
set(CPACK_COMPONENT_TOCSIN_DESCRIPTION
  "campus screens that warn against telecom fraud
Plays posters, cards, videos and alerts full screen without a desktop, answers
touches with a handbook and a self-check, and takes new content from a share
or a stick that an office fills. Makes the machine a screen: the player starts
with it, the text console is out of reach.")

set(CPACK_DEBIAN_TOCSIN-CONTENT_PACKAGE_NAME tocsin-content)
set(CPACK_DEBIAN_TOCSIN-CONTENT_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_TOCSIN-CONTENT_PACKAGE_SECTION misc)
set(CPACK_COMPONENT_TOCSIN-CONTENT_DESCRIPTION
  "content that a Tocsin screen comes with
A whole campaign in Chinese, parts of it in English: posters, cards, a
handbook of types of fraud, questions for a self-check. A screen shows it
until it has taken content of its own.")
set(CPACK_DEBIAN_TOCSIN-PDF_PACKAGE_NAME tocsin-pdf)
set(CPACK_DEBIAN_TOCSIN-PDF_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_TOCSIN-PDF_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TOCSIN-PDF_PACKAGE_DEPENDS
  "tocsin (= ${PROJECT_VERSION}-1), fonts-noto-cjk, poppler-data")
set(CPACK_DEBIAN_TOCSIN-PDF_PACKAGE_RECOMMENDS "fonts-urw-base35")
set(CPACK_DEBIAN_TOCSIN-PDF_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_SOURCE_DIR}/tools/debian/pdf/postinst")
set(CPACK_COMPONENT_TOCSIN-PDF_DESCRIPTION
  "pages of PDF documents on Tocsin's screens
A decoder behind the sandbox of the others, linked with poppler: a PDF among
the posters is shown a page at a time. Without it a screen says so and plays
the rest.")
include(CPack)
