{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"This request could not be understood"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.400">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon alert-circle}}<h1>{{_"This request could not be understood"}}</h1><p>{{_"Go back and try once more."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>400</small></footer>
</body>
</html>
